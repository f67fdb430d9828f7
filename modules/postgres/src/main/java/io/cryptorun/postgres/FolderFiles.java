package io.cryptorun.postgres;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/// Files that belong to whoever owns the folder they lie in, also when root writes them: otherwise
/// one command run by root would lock the owner out of his own database.
final class FolderFiles {
  private FolderFiles() {}

  static void directory(Path directory, String mode) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Files.createDirectory(
        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode)));
    inheritOwner(directory);
  }

  /// Replaces `file` in one step; readers see the old text or the new, never a part.
  static void write(Path file, String text, String mode) throws IOException {
    Path fresh = Files.createTempFile(parent(file), ".", ".new");
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString(mode));
    Files.writeString(fresh, text);
    inheritOwner(fresh);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  static void inheritOwner(Path file) throws IOException {
    int owner = uid(parent(file));
    if (uid(file) != owner) {
      Files.setAttribute(file, "unix:uid", owner);
      Files.setAttribute(file, "unix:gid", gid(parent(file)));
    }
  }

  static void deleteTree(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  static int uid(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:uid");
  }

  static int gid(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:gid");
  }

  private static Path parent(Path file) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IOException(file + " has no folder");
    }
    return parent;
  }
}
