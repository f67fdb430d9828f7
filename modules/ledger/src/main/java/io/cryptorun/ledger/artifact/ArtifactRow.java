package io.cryptorun.ledger.artifact;

import org.jspecify.annotations.Nullable;

/// A published file, as the ledger names it.
///
/// @param path absolute, or relative to the home of the store
/// @param store the host and directory that hold it
/// @param rows rows or items in it; null where the word has no meaning
/// @param sha256 of the file, 64 hexadecimal characters
/// @param content the file itself when it is small enough to be kept in the database too, else null
public record ArtifactRow(
    String name,
    String path,
    String store,
    String mediaType,
    @Nullable Integer rows,
    long bytes,
    String sha256,
    @Nullable SmallFile content) {}
