package io.cryptorun.artifacts;

import org.jspecify.annotations.Nullable;

/// A file on the disk that no reader can see yet.
record StagedFile(ArtifactDraft draft, long bytes, String sha256, @Nullable GzippedContent packed) {

  PublishedFile publishedAt(String path) {
    return new PublishedFile(
        draft.name(), path, draft.mediaType(), draft.rows(), bytes, sha256, packed);
  }
}
