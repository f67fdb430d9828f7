package io.cryptorun.artifacts;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// The folder of one published run, for the time after its publication: what lies there that nobody
/// wrote down, putting back a file that is gone, and removing what is too old.
///
/// @param directory absolute
public record PublishedFolder(Path directory) {

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
    var draft = Files.createTempFile(directory, ".restore-", ".tmp");
    try {
      Files.write(draft, content, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
      move(draft, file);
      Durable.flush(directory);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void move(Path draft, Path file) throws IOException {
    try {
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException _) { // then the file is as good without
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// Removes these files, and the folder when nothing is left in it.
  ///
  /// @return how many there were
  /// @throws IOException when the disk refuses; what is gone stays gone
  public int remove(Collection<String> names) throws IOException {
    int removed = 0;
    for (var name : names) {
      removed += Files.deleteIfExists(directory.resolve(name)) ? 1 : 0;
    }
    if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS) && beside(Set.of()).isEmpty()) {
      Files.delete(directory);
    }
    return removed;
  }
}
