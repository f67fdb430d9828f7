package io.cryptorun.artifacts;

import java.io.IOException;
import java.io.OutputStream;

/// A file that is to be published.
///
/// @param name file name, without folders
/// @param mediaType for example `text/csv`
/// @param rows CSV rows without the header, or the documents' items; 0 or more
/// @param body writes the content
public record ArtifactDraft(String name, String mediaType, int rows, Body body) {

  public ArtifactDraft {
    if (name.isEmpty() || name.startsWith(".") || name.indexOf('/') >= 0) {
      throw new IllegalArgumentException("\"%s\" is no file name".formatted(name));
    }
  }

  /// Writes a file's content, from its first byte to its last; closing is the caller's work.
  @FunctionalInterface
  public interface Body {
    void writeTo(OutputStream out) throws IOException;
  }
}
