package io.cryptorun.artifacts;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// The folder of one published run, for the time after its publication: what lies there that nobody
/// wrote down, putting back a file that is gone, and removing what is too old.
///
/// @param directory absolute
public record PublishedFolder(Path directory) {

  static final String REMOVED = ".removed";
  private static final String DRAFT = ".restore-";

  /// Files in it, by name, that are not among those that were published.
  ///
  /// @throws IOException when the folder cannot be listed
  public List<Path> beside(Set<String> published) throws IOException {
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (var files = Files.list(directory)) {
      return files
          .filter(file -> !published.contains(String.valueOf(file.getFileName())))
          .sorted()
          .toList();
    }
  }

  /// Whether the job's link `latest` points here.
  public boolean isLatest() {
    var link = directory.resolveSibling(LatestLink.NAME);
    try {
      return Files.isSymbolicLink(link) && Files.isSameFile(link, directory);
    } catch (IOException _) { // a link that leads nowhere is not one to this folder
      return false;
    }
  }

  /// Puts a file back under its name; it appears complete or not at all.
  ///
  /// @param replace whether a file that is there may be replaced
  /// @throws FileAlreadyExistsException when one is there and may not
  /// @throws IOException when the disk refuses
  public void restore(String name, byte[] content, boolean replace) throws IOException {
    var file = directory.resolve(name);
    if (!replace && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    Files.createDirectories(directory);
    var draft = Files.createTempFile(directory, DRAFT, ".tmp");
    try {
      Files.write(draft, content, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
      move(draft, file);
      Durable.flush(directory);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /// Removes what restorations left that were killed.
  ///
  /// @param before older ones only: younger ones may be somebody's who is at work
  /// @throws IOException when the disk refuses
  public void clearDrafts(Instant before) throws IOException {
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (var drafts = Files.newDirectoryStream(directory, DRAFT + "*.tmp")) {
      for (var draft : drafts) {
        if (Files.getLastModifiedTime(draft).toInstant().isBefore(before)) {
          Files.deleteIfExists(draft);
        }
      }
    }
  }

  private static void move(Path draft, Path file) throws IOException {
    try {
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException _) { // then the file is as good without
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// Removes the folder of these files. It goes out of sight as a whole by one rename, so that a
  /// process that is killed here leaves it complete or leaves none; then it is emptied. Where
  /// something else lies in it, only these files are removed, and the rest stays.
  ///
  /// @throws IOException when the disk refuses; what is gone stays gone
  public void remove(Set<String> names) throws IOException {
    if (!beside(names).isEmpty()) {
      for (var name : names) {
        Files.deleteIfExists(directory.resolve(name));
      }
      return;
    }
    clearRemains();
    if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(directory.resolveSibling(REMOVED));
      Files.move(directory, remains(), StandardCopyOption.ATOMIC_MOVE);
      Durable.flush(directory.resolveSibling(REMOVED));
      clearRemains();
    }
  }

  /// Whether a removal came to its end before everything was gone.
  public boolean hasRemains() {
    return Files.isDirectory(remains(), LinkOption.NOFOLLOW_LINKS);
  }

  private Path remains() {
    return directory.resolveSibling(REMOVED).resolve(directory.getFileName());
  }

  /// Empties what a removal has taken out of sight, if there is any.
  void clearRemains() throws IOException {
    if (hasRemains()) {
      try (var files = Files.newDirectoryStream(remains())) {
        for (var file : files) {
          Files.delete(file);
        }
      }
      Files.delete(remains());
    }
  }
}
