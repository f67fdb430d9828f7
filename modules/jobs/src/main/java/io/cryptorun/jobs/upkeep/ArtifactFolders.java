package io.cryptorun.jobs.upkeep;

import io.cryptorun.artifacts.ArtifactsRoot;
import io.cryptorun.artifacts.JobFolder;
import io.cryptorun.artifacts.OutputDir;
import io.cryptorun.jobs.RunSetup;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.artifact.PublishedFolders;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The folders of this machine's jobs, held against the ledger. A run that is killed between its
/// rename and its commit leaves a folder that no row names, one that is killed earlier leaves what
/// it had staged, one that is killed later leaves the link `latest` behind. Several nodes may look
/// after one folder at once.
public final class ArtifactFolders {

  private static final Logger LOG = LoggerFactory.getLogger(ArtifactFolders.class);

  /// A run may work for its time limit; its folder is young for this much longer.
  private static final Duration GRACE = Duration.ofMinutes(10);

  private final Supplier<RunSetup> setup;
  private final PublishedFolders ledger;
  private final Supplier<NodeEpoch> node;
  private final InstantSource clock;

  /// Folders that a row was found for: it stays, so they are not looked at again.
  private final Set<Path> named = new HashSet<>();

  /// @param node in whose name steps are written
  /// @param clock the database's
  public ArtifactFolders(
      Supplier<RunSetup> setup,
      PublishedFolders ledger,
      Supplier<NodeEpoch> node,
      InstantSource clock) {
    this.setup = setup;
    this.ledger = ledger;
    this.node = node;
    this.clock = clock;
  }

  /// Puts aside what no row names and no run can publish any more, then sees to the links.
  public void look() {
    var now = setup.get();
    for (var job : now.configuration().jobs()) {
      try {
        look(job, now.artifacts().root());
      } catch (IOException failure) {
        LOG.warn("the artifact folder of {} was not looked at: {}", job.name(), failure.toString());
      }
    }
  }

  private void look(JobSettings job, ArtifactsRoot root) throws IOException {
    var folder = JobFolder.of(root, new OutputDir(job.config().outputDir()));
    var candidates = unnamed(job, folder, root);
    candidates.addAll(old(job, folder.staged()));
    var open = ledger.open(runs(candidates));
    for (var entry : candidates) {
      if (!open.contains(entry.runId())) {
        putAside(job, folder, entry, root);
      }
    }
    pointLatest(job, folder);
  }

  private List<JobFolder.Entry> unnamed(JobSettings job, JobFolder folder, ArtifactsRoot root)
      throws IOException {
    var entries =
        old(job, folder.published(name -> named.contains(folder.directory().resolve(name))));
    if (entries.isEmpty()) {
      return entries;
    }
    var folders = namedFolders(job, entries);
    var unnamed = new ArrayList<JobFolder.Entry>();
    for (var entry : entries) {
      if (folders.contains(root.shown(entry.path()))) {
        named.add(entry.path());
      } else {
        unnamed.add(entry);
      }
    }
    return unnamed;
  }

  private Set<String> namedFolders(JobSettings job, List<JobFolder.Entry> entries) {
    var dueAts = entries.stream().map(JobFolder.Entry::dueAt).filter(Objects::nonNull).toList();
    return ledger.named(runs(entries), job.name(), dueAts).stream()
        .map(path -> String.valueOf(Path.of(path).getParent()))
        .collect(Collectors.toSet());
  }

  private static List<String> runs(List<JobFolder.Entry> entries) {
    return entries.stream().map(JobFolder.Entry::runId).filter(Objects::nonNull).toList();
  }

  /// Old enough for a run of the job to be over, however long it took.
  private List<JobFolder.Entry> old(JobSettings job, List<JobFolder.Entry> entries) {
    var before = clock.instant().minus(job.policy().timeout()).minus(GRACE);
    return entries.stream()
        .filter(entry -> entry.written().isBefore(before))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private void putAside(
      JobSettings job, JobFolder folder, JobFolder.Entry entry, ArtifactsRoot root)
      throws IOException {
    try {
      var to = root.shown(folder.putAside(entry));
      var from = root.shown(entry.path());
      LOG.warn("{} was published by nobody and lies in {} now", from, to);
      ledger.notePutAside(job.name(), entry.dueAt(), entry.runId(), from, to, node.get());
    } catch (NoSuchFileException _) {
      LOG.debug("{} was put aside by somebody else", entry.path());
    }
  }

  private void pointLatest(JobSettings job, JobFolder folder) throws IOException {
    var newest = ledger.newest(job.name());
    if (newest.isEmpty()) {
      return;
    }
    var directory = Path.of(newest.get().path()).getParent();
    if (directory != null
        && folder.pointLatest(directory.getFileName().toString(), newest.get().runId())) {
      LOG.info("latest of {} leads to {} again", job.name(), directory);
    }
  }
}
