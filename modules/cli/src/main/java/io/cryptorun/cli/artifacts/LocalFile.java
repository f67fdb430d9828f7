package io.cryptorun.cli.artifacts;

import io.cryptorun.artifacts.FileCheck;
import io.cryptorun.artifacts.PublishedFolder;
import io.cryptorun.ledger.StoredArtifacts.Stored;
import java.nio.file.Path;
import java.util.Objects;

/// A published file as this machine has it.
///
/// @param path absolute
record LocalFile(Stored stored, Path path) {

  /// @param home that relative paths start from
  static LocalFile of(Stored stored, Path home) {
    return new LocalFile(stored, home.toAbsolutePath().resolve(stored.file().path()).normalize());
  }

  FileCheck check() {
    return FileCheck.of(path, stored.file().sha256());
  }

  PublishedFolder folder() {
    return new PublishedFolder(Objects.requireNonNull(path.getParent()));
  }
}
