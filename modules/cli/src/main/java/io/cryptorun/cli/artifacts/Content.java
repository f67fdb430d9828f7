package io.cryptorun.cli.artifacts;

import io.cryptorun.artifacts.FileCheck;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.artifact.ArtifactContents;
import io.cryptorun.ledger.artifact.SmallFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;

/// What was published under a name: from the file where it is unchanged, else from the database.
///
/// @param from `file` or `database`
record Content(String text, String from) {

  /// @throws CommandRefused when neither has it
  static Content of(LocalFile local, Database database) {
    if (local.check() instanceof FileCheck.Unchanged) {
      try {
        return new Content(Files.readString(local.path()), "file");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return copy(local, database)
        .map(file -> new Content(new String(file.bytes(), StandardCharsets.UTF_8), "database"))
        .orElseThrow(() ->
            CommandRefused.notFound(
                "CR-ART-004",
                "%s is not here as it was published, and the database has no copy"
                    .formatted(local.path()),
                "files above 1 MB are kept on the disk of their node alone",
                "cryptorun artifacts verify %s".formatted(local.stored().runId())));
  }

  static Optional<SmallFile> copy(LocalFile local, Database database) {
    return new ArtifactContents(database).find(local.stored().file().sha256());
  }
}
