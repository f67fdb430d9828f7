package io.cryptorun.cli.artifacts;

import io.cryptorun.app.Membership;
import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.PointInTime;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.cli.output.Table;
import io.cryptorun.cli.runs.RunLookup;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.artifact.StoredArtifacts;
import io.cryptorun.ledger.artifact.StoredArtifacts.Filter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `artifacts verify`: whether files are still what was published.
@Command(
    name = "verify",
    description = "Holds files against the ledger's hashes; exit code 10 when one is not the same.")
public final class ArtifactsVerifyCommand implements Callable<Integer> {

  private static final int AT_ONCE = 1000;

  private final Invocation invocation;

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      description = "Only of this run; without it and --since all there are.")
  private @Nullable String prefix;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Published then or later: " + PointInTime.FORMS + ".")
  private @Nullable PointInTime since;

  public ArtifactsVerifyCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    try (var database = invocation.reading()) {
      var runId = prefix == null ? null : RunLookup.find(database, prefix).runId();
      var from = since == null ? null : since.at(invocation.now());
      var verification = new Verification(invocation.home(), Membership.host());
      all(database, new Filter(runId, null, from, null, null, AT_ONCE), verification);
      verification.checkFolders();
      invocation.answer(answer(verification));
      return (verification.findings().isEmpty() ? ExitCode.DONE : ExitCode.INTEGRITY).number();
    }
  }

  private static void all(Database database, Filter filter, Verification verification) {
    var artifacts = new StoredArtifacts(database);
    var page = artifacts.list(filter);
    while (!page.isEmpty()) {
      page.forEach(verification::check);
      page =
          page.size() < AT_ONCE ? List.of() : artifacts.list(filter.after(page.getLast().place()));
    }
  }

  private Answer answer(Verification verification) {
    var findings = verification.findings();
    var item =
        new Fields()
            .with("unchanged", verification.unchanged())
            .with("pruned", verification.pruned())
            .with("elsewhere", verification.elsewhere())
            .with("problems", findings.stream().map(Finding::fields).toList());
    return Answer.item("ArtifactCheck", item, text(verification));
  }

  private static String text(Verification verification) {
    var findings = verification.findings();
    var table = new Table("PROBLEM", "RUN", "COPY", "PATH");
    for (var finding : findings) {
      table.row(
          finding.problem(),
          finding.runId(),
          finding.copied() ? "yes" : "no",
          finding.path().toString());
    }
    var summary =
        "%d files unchanged, %d pruned, %d on another machine, %d problems%n"
            .formatted(
                verification.unchanged(),
                verification.pruned(),
                verification.elsewhere(),
                findings.size());
    return findings.isEmpty()
        ? summary
        : table.text()
            + summary
            + "put back what has a copy: cryptorun artifacts restore RUN [FILE] [--replace]\n";
  }
}
