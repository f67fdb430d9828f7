package io.cryptorun.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The one folder CryptoRun writes to: `var/` with the embedded database, logs and locks, and
/// relative artifact paths beside it. Two homes never meet.
public record Home(Path path) {

  public Home {
    path = path.toAbsolutePath().normalize();
  }

  /// Database, logs, locks: everything that is not an artifact.
  public Path var() {
    return path.resolve("var");
  }

  /// Data directory and secrets of the embedded database.
  public Path postgres() {
    return var().resolve("postgres");
  }

  /// Log files of all processes of this home.
  public Path logs() {
    return var().resolve("log");
  }

  /// What this machine has seen of the ledgers it works with.
  public Path anchors() {
    return var().resolve("anchors");
  }

  /// Makes sure that `var/` can be written.
  ///
  /// @throws HomeNotWritable when it cannot
  public Home writable() {
    try {
      Files.createDirectories(logs());
      var probe = Files.createTempFile(var(), ".probe", null);
      Files.delete(probe);
      return this;
    } catch (IOException refusal) {
      throw new HomeNotWritable(path, refusal);
    }
  }
}
