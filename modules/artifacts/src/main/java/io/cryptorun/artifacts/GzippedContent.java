package io.cryptorun.artifacts;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;

/// A small file's content, packed for the database so that either node can show and restore it.
public final class GzippedContent {

  /// Files up to this many bytes (1 MiB, unpacked) are kept beside their record.
  public static final int LIMIT = 1 << 20;

  private final byte[] gzip;

  /// @param gzip taken over, not copied
  GzippedContent(byte[] gzip) {
    this.gzip = gzip;
  }

  /// The packed bytes, a copy.
  public byte[] gzip() {
    return gzip.clone();
  }

  /// The file's bytes.
  public byte[] unpack() {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("packed artifact content cannot be read", e);
    }
  }
}
