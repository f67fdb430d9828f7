package io.cryptorun.artifacts;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A file of a published directory, as the ledger records it.
///
/// @param path relative to the home where it lies below it, else absolute
/// @param rows CSV rows without the header, or the document's items
/// @param bytes length of the file
/// @param sha256 of the file, 64 lower-case hexadecimal digits
/// @param packed the content for the database; null for files above [GzippedContent#LIMIT]
public record PublishedFile(
    String name,
    String path,
    String mediaType,
    int rows,
    long bytes,
    String sha256,
    @Nullable GzippedContent packed) {

  /// The content for the database, absent for a large file.
  public Optional<GzippedContent> content() {
    return Optional.ofNullable(packed);
  }
}
