package io.cryptorun.cli.artifacts;

import io.cryptorun.artifacts.FileCheck;
import io.cryptorun.artifacts.PublishedFolder;
import io.cryptorun.ledger.artifact.StoredArtifacts.Stored;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// A published file as this machine has it.
///
/// @param path absolute
record LocalFile(Stored stored, Path path) {

  /// Where it lies: below the given home, as far as that is where it was published. A file of
  /// another home whose store is on this machine lies in that store; the same relative path of this
  /// home may be another run's.
  ///
  /// @param home that relative paths start from
  static LocalFile of(Stored stored, Path home) {
    var told = Path.of(stored.file().path());
    var store = Path.of(stored.file().store());
    var here = home.toAbsolutePath().resolve(told).normalize();
    boolean elsewhere = !here.startsWith(store) && Files.isDirectory(store);
    return new LocalFile(stored, elsewhere ? inStore(store, told) : here);
  }

  /// A path that is told relative to a home begins with the last names of its store, which lies
  /// below that home.
  private static Path inStore(Path store, Path told) {
    for (int shared = Math.min(told.getNameCount() - 1, store.getNameCount());
        shared > 0;
        shared--) {
      if (store.endsWith(told.subpath(0, shared))) {
        return store.resolve(told.subpath(shared, told.getNameCount())).normalize();
      }
    }
    return store.resolve(told).normalize();
  }

  FileCheck check() {
    return FileCheck.of(path, stored.file().sha256());
  }

  PublishedFolder folder() {
    return new PublishedFolder(Objects.requireNonNull(path.getParent()));
  }
}
