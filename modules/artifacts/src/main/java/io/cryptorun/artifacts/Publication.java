package io.cryptorun.artifacts;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A directory that has appeared, complete and flushed to the disk. It counts once the ledger names
/// it; until then it is an orphan.
///
/// @param directory absolute
/// @param files what the manifest names, in the order written
/// @param manifest the manifest itself
public record Publication(Path directory, List<PublishedFile> files, PublishedFile manifest) {

  public Publication {
    files = List.copyOf(files);
  }

  /// Every file of the directory, the manifest last.
  public List<PublishedFile> all() {
    return Stream.concat(files.stream(), Stream.of(manifest)).toList();
  }
}
