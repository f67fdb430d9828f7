package io.cryptorun.ledger.artifact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A file that a run published.
///
/// @param path absolute, or relative to the home of the store
/// @param node that wrote it
/// @param store the host and directory that hold it
/// @param rows rows or items in it; null where the word has no meaning
public record PublishedFile(
    String name,
    String path,
    String node,
    String store,
    String mediaType,
    @Nullable Integer rows,
    long bytes,
    String sha256,
    Instant publishedAt) {}
