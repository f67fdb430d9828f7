package io.cryptorun.jobs.upkeep;

import io.cryptorun.artifacts.ArtifactsRoot;
import io.cryptorun.artifacts.FileCheck;
import io.cryptorun.jobs.RunSetup;
import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.artifact.FilesToCheck;
import io.cryptorun.ledger.artifact.FilesToCheck.Published;
import io.cryptorun.ledger.checkup.Findings;
import io.cryptorun.ledger.checkup.Findings.Finding;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds the published files of this machine against their hashes, a few at each look, from the
/// newest to the oldest and over again. What is changed or missing is a finding, which is looked at
/// every time and closed when the file is itself again, or was removed by an operator. What a node
/// of another home published on the same machine is left to that home's nodes.
public final class FileSample {

  private static final Logger LOG = LoggerFactory.getLogger(FileSample.class);

  private static final String CHANGED = "changed_file";
  private static final String MISSING = "missing_file";

  private final Supplier<RunSetup> setup;
  private final FilesToCheck files;
  private final Findings findings;
  private final Supplier<NodeEpoch> node;
  private final String host;
  private final int atOnce;
  private @Nullable Published last;

  /// @param host this machine: what another one wrote need not be here
  /// @param atOnce how many files at each look
  public FileSample(
      Supplier<RunSetup> setup,
      FilesToCheck files,
      Findings findings,
      Supplier<NodeEpoch> node,
      String host,
      int atOnce) {
    this.setup = setup;
    this.files = files;
    this.findings = findings;
    this.node = node;
    this.host = host;
    this.atOnce = atOnce;
  }

  /// Looks at the next few, and at those that findings name.
  public void look() {
    var next = files.older(host, last, atOnce);
    last = next.size() < atOnce ? null : next.getLast();
    var looked = new LinkedHashSet<>(files.suspect(host));
    looked.addAll(next);
    var root = setup.get().artifacts().root();
    looked.stream().filter(file -> isOfThisHome(file, root)).forEach(file -> look(file, root));
    closeRemoved();
  }

  private static boolean isOfThisHome(Published file, ArtifactsRoot root) {
    return root.home().resolve(file.path()).normalize().startsWith(file.store());
  }

  private void look(Published file, ArtifactsRoot root) {
    switch (FileCheck.of(root.home().resolve(file.path()), file.sha256())) {
      case FileCheck.Unchanged _ -> {
        mended(finding(CHANGED, file));
        mended(finding(MISSING, file));
      }
      case FileCheck.Changed _ -> found(finding(CHANGED, file), finding(MISSING, file));
      case FileCheck.Missing _ -> found(finding(MISSING, file), finding(CHANGED, file));
      case FileCheck.Unreadable(var why) -> LOG.warn("{} was not checked: {}", file.path(), why);
    }
  }

  private void found(Finding found, Finding instead) {
    if (findings.report(found, node.get())) {
      LOG.error("{}: {}", found.invariant(), found.detail());
    }
    mended(instead);
  }

  private void mended(Finding finding) {
    if (findings.repaired(finding, node.get())) {
      LOG.info("{} is mended: {}", finding.invariant(), finding.detail());
    }
  }

  /// Findings whose file nobody has to keep any more.
  private void closeRemoved() {
    var named = files.suspect(host).stream().map(this::detail).collect(Collectors.toSet());
    for (var invariant : List.of(CHANGED, MISSING)) {
      findings.open(invariant).stream()
          .filter(open -> open.detail().startsWith(host + ":") && !named.contains(open.detail()))
          .forEach(this::mended);
    }
  }

  private Finding finding(String invariant, Published file) {
    return new Finding(invariant, file.job(), file.dueAt(), detail(file));
  }

  private String detail(Published file) {
    return host + ":" + file.path();
  }
}
