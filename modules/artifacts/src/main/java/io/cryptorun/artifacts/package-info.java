/// What a run leaves on disk: CSV and JSON files, a manifest with their hashes, and the one rename
/// that makes them appear. Files are written to a hidden folder beside their target, hashed on the
/// way and flushed to the disk; a reader therefore sees a complete directory or none, and a
/// directory once published is never moved, replaced or written to again.
@NullMarked
package io.cryptorun.artifacts;

import org.jspecify.annotations.NullMarked;
