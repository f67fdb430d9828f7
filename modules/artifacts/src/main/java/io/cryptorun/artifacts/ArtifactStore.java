package io.cryptorun.artifacts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The artifacts folder of this machine: publishes a run's files in one step.
///
/// A publication is stage, manifest, seal, rename, flush. Up to the rename nothing is visible and a
/// fault leaves nothing behind; after it the directory is complete. If only the last flush fails
/// the directory stays, named by no ledger row: taking it back would mean moving something a reader
/// may already have open.
public final class ArtifactStore {

  private final ArtifactsRoot root;

  public ArtifactStore(ArtifactsRoot root) {
    this.root = root;
  }

  public ArtifactsRoot root() {
    return root;
  }

  /// Publishes the files under `{root}/{outputDir}/{due_at}`, or the first free name after it. Safe
  /// against other processes publishing to the same place at the same moment. An interrupt does not
  /// stop it halfway; the flag stays set.
  ///
  /// @throws PublicationException when the disk refuses; nothing that counts is visible then
  public Publication publish(RunFacts run, OutputDir outputDir, List<ArtifactDraft> drafts) {
    try {
      var jobDirectory = root.prepare(outputDir);
      try (var staging = Staging.open(jobDirectory, run.runId())) {
        var files = new ArrayList<StagedFile>();
        for (var draft : drafts) {
          files.add(staging.write(draft));
        }
        var manifest = staging.write(ManifestJson.of(run, files));
        staging.seal();
        var directory = FirstFreeName.take(staging.directory(), jobDirectory, run.dueAt());
        return published(jobDirectory, directory, files, manifest);
      }
    } catch (IOException e) {
      throw PublicationException.nothingVisible(root.of(outputDir), e);
    }
  }

  private Publication published(
      Path jobDirectory, Path directory, List<StagedFile> files, StagedFile manifest) {
    try {
      Durable.flush(jobDirectory);
    } catch (IOException e) {
      throw PublicationException.orphaned(directory, e);
    }
    var shown = root.shown(directory);
    return new Publication(
        directory,
        files.stream().map(file -> publishedIn(shown, file)).toList(),
        publishedIn(shown, manifest));
  }

  /// Points the job's link `latest` at a publication unless it already names a later one. For runs
  /// that the ledger has accepted; replays never move it.
  public void pointLatest(RunFacts run, OutputDir outputDir, Publication publication) {
    var jobDirectory = root.of(outputDir);
    try {
      LatestLink.point(jobDirectory, publication.directory(), run.runId());
    } catch (IOException e) {
      throw PublicationException.linkNotMoved(jobDirectory.resolve(LatestLink.NAME), e);
    }
  }

  private static PublishedFile publishedIn(String directory, StagedFile file) {
    return file.publishedAt(directory + "/" + file.draft().name());
  }
}
