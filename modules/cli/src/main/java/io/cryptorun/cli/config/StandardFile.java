package io.cryptorun.cli.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Objects;

/// A configuration file as it ships, and the place where it is to lie.
///
/// @param shipped its bytes
/// @param found whether there is one already
/// @param same whether that one has the same bytes
@SuppressWarnings("ArrayRecordComponent") // read here, never compared
record StandardFile(Path path, byte[] shipped, boolean found, boolean same) {

  /// What became of it.
  enum Done {
    written,
    replaced,
    unchanged
  }

  static StandardFile at(Path path) throws IOException {
    var shipped = shipped(path.getFileName().toString());
    boolean found = Files.exists(path);
    boolean same =
        found && Files.isRegularFile(path) && Arrays.equals(Files.readAllBytes(path), shipped);
    return new StandardFile(path, shipped, found, same);
  }

  private static byte[] shipped(String name) throws IOException {
    try (var stream = StandardFile.class.getResourceAsStream("/config/" + name)) {
      return Objects.requireNonNull(stream, name).readAllBytes();
    }
  }

  boolean wouldBeReplaced() {
    return found && !same;
  }

  /// Appears whole or not at all.
  Done write() throws IOException {
    if (same) {
      return Done.unchanged;
    }
    Files.createDirectories(path.getParent());
    var unfinished = Files.createTempFile(path.getParent(), path.getFileName().toString(), ".new");
    try {
      Files.write(unfinished, shipped);
      Files.move(
          unfinished, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
    return found ? Done.replaced : Done.written;
  }
}
