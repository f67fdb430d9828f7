package io.cryptorun.artifacts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A job's folder, for the time between publications: what stands in it, what is put aside because
/// nobody published it, and where the link `latest` should lead.
///
/// @param directory absolute
public record JobFolder(Path directory) {

  private static final String ORPHANS = ".orphans";

  /// A directory in it.
  ///
  /// @param dueAt the nominal time that its name tells; null where it tells none
  /// @param written when something in it was last added or removed, by the machine's clock
  /// @param runId the run that made it, as it says itself; null where it does not
  public record Entry(
      Path path, @Nullable Instant dueAt, Instant written, @Nullable String runId) {}

  /// The folder of a job below the artifacts folder.
  public static JobFolder of(ArtifactsRoot root, OutputDir outputDir) {
    return new JobFolder(root.of(outputDir));
  }

  /// Directories that look published, by name.
  ///
  /// @param known names that need not be looked at
  /// @throws IOException when the folder cannot be read
  public List<Entry> published(Predicate<String> known) throws IOException {
    var entries = new ArrayList<Entry>();
    for (var path : directories(directory)) {
      var name = path.getFileName().toString();
      if (FirstFreeName.dueAt(name) != null && !known.test(name)) {
        entries.add(
            new Entry(path, FirstFreeName.dueAt(name), written(path), ManifestJson.runIdIn(path)));
      }
    }
    return entries;
  }

  /// What runs were about to publish: each directory is named after its run.
  ///
  /// @throws IOException when the folder cannot be read
  public List<Entry> staged() throws IOException {
    var entries = new ArrayList<Entry>();
    for (var path : directories(directory.resolve(Staging.FOLDER))) {
      entries.add(new Entry(path, null, written(path), path.getFileName().toString()));
    }
    return entries;
  }

  /// Ends removals that a killed process began: what is out of sight already goes.
  ///
  /// @throws IOException when the disk refuses
  public void endRemovals() throws IOException {
    for (var remains : directories(directory.resolve(PublishedFolder.REMOVED))) {
      new PublishedFolder(directory.resolve(remains.getFileName())).clearRemains();
    }
  }

  /// Puts a directory aside, below `.orphans`, under the first free of its name, its name and `-2`,
  /// and so on.
  ///
  /// @return where it lies now
  /// @throws java.nio.file.NoSuchFileException when somebody else has moved it
  /// @throws IOException when the disk refuses
  public Path putAside(Entry entry) throws IOException {
    var orphans = Files.createDirectories(directory.resolve(ORPHANS));
    var name = entry.path().getFileName().toString();
    for (int n = 1; ; n++) {
      var target = orphans.resolve(n == 1 ? name : name + "-" + n);
      if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        return Files.move(entry.path(), target, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  /// Makes the link `latest` lead to a published directory where it leads nowhere or to an older
  /// one.
  ///
  /// @param published name of a directory in it
  /// @param runId of the run that published it
  /// @return whether it was moved
  /// @throws IOException when the disk refuses
  public boolean pointLatest(String published, String runId) throws IOException {
    var target = directory.resolve(published);
    var link = directory.resolve(LatestLink.NAME);
    if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    if (Files.isSymbolicLink(link) && !Files.exists(link)) {
      Files.delete(link);
    }
    return LatestLink.point(directory, target, runId);
  }

  private static List<Path> directories(Path in) throws IOException {
    if (!Files.isDirectory(in, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (var entries = Files.list(in)) {
      return entries
          .filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    }
  }

  private static Instant written(Path path) throws IOException {
    return Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant();
  }
}
