package io.cryptorun.jobs.upkeep;

import io.cryptorun.artifacts.ArtifactsRoot;
import io.cryptorun.artifacts.JobFolder;
import io.cryptorun.artifacts.OutputDir;
import io.cryptorun.artifacts.PublishedFolder;
import io.cryptorun.jobs.RunSetup;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.artifact.PublishedFolders;
import io.cryptorun.ledger.artifact.StoredArtifacts;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Removes the files of this machine that were published longer ago than results are kept. The
/// history says so before they go; their rows, hashes and the database's copies stay. The folder
/// that `latest` points at stays, and so does one that somebody has restored since.
public final class OldFiles {

  private static final Logger LOG = LoggerFactory.getLogger(OldFiles.class);

  /// Names of folders sort by time.
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Supplier<RunSetup> setup;
  private final PublishedFolders folders;
  private final StoredArtifacts artifacts;
  private final Supplier<NodeEpoch> node;
  private final InstantSource clock;

  /// @param node in whose name steps are written
  /// @param clock the database's
  public OldFiles(
      Supplier<RunSetup> setup,
      PublishedFolders folders,
      StoredArtifacts artifacts,
      Supplier<NodeEpoch> node,
      InstantSource clock) {
    this.setup = setup;
    this.folders = folders;
    this.artifacts = artifacts;
    this.node = node;
    this.clock = clock;
  }

  /// Removes what is old by now.
  public void look() {
    var now = setup.get();
    var before = clock.instant().minus(now.configuration().global().retention());
    for (var job : now.configuration().jobs()) {
      try {
        look(job, now.artifacts().root(), before);
      } catch (IOException failure) {
        LOG.warn("old artifacts of {} were not removed: {}", job.name(), failure.toString());
      }
    }
  }

  private void look(JobSettings job, ArtifactsRoot root, Instant before) throws IOException {
    var folder = JobFolder.of(root, new OutputDir(job.config().outputDir()));
    folder.endRemovals();
    var oldest = NAME.format(before);
    var byRun = new HashMap<String, JobFolder.Entry>();
    for (var entry : folder.published(name -> name.compareTo(oldest) > 0)) {
      if (entry.runId() != null && entry.written().isBefore(before)) {
        byRun.put(entry.runId(), entry);
      }
    }
    if (!byRun.isEmpty()) {
      remove(byRun, root, before);
    }
  }

  private void remove(Map<String, JobFolder.Entry> byRun, ArtifactsRoot root, Instant before)
      throws IOException {
    int removed = 0;
    for (var old : folders.old(byRun.keySet(), before)) {
      var directory = root.home().resolve(old.path()).normalize().getParent();
      var entry = byRun.get(old.runId());
      if (entry != null && entry.path().equals(directory)) {
        removed += remove(old, new PublishedFolder(entry.path()), root);
      }
    }
    if (removed > 0) {
      LOG.info("{} artifact files were older than is kept and are removed", removed);
    }
  }

  private int remove(PublishedFolders.Old old, PublishedFolder folder, ArtifactsRoot root)
      throws IOException {
    if (folder.isLatest()) {
      return 0;
    }
    if (!old.noted()) {
      artifacts.notePruned(
          old.slot(),
          old.runId(),
          root.shown(folder.directory()),
          old.names().size(),
          node.get().node());
    }
    try {
      folder.remove(Set.copyOf(old.names()));
      return old.names().size();
    } catch (NoSuchFileException _) {
      LOG.debug("{} was removed by somebody else", folder.directory());
      return 0;
    }
  }
}
