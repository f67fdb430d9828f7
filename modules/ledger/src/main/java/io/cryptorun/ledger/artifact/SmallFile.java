package io.cryptorun.ledger.artifact;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// The bytes of a published file that is small enough to be kept in the database as well.
public final class SmallFile {

  /// Largest size, in bytes.
  public static final int LIMIT = 1 << 20;

  private final byte[] bytes;

  private SmallFile(byte[] bytes) {
    this.bytes = bytes;
  }

  /// A file of at most [#LIMIT] bytes.
  public static SmallFile of(byte[] bytes) {
    if (bytes.length > LIMIT) {
      throw new IllegalArgumentException(
          "%d bytes are more than %d".formatted(bytes.length, LIMIT));
    }
    return new SmallFile(bytes.clone());
  }

  /// A file that is at hand in its gzipped form.
  public static SmallFile ofPacked(byte[] gz) {
    return of(unpacked(gz).bytes);
  }

  static SmallFile unpacked(byte[] gz) {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(gz))) {
      return new SmallFile(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("a stored artifact cannot be unpacked", e);
    }
  }

  /// The file as it was published.
  public byte[] bytes() {
    return bytes.clone();
  }

  /// As it is kept: gzipped.
  public byte[] packed() {
    var packed = new ByteArrayOutputStream();
    try (var gz = new GZIPOutputStream(packed)) {
      gz.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("packing in memory failed", e);
    }
    return packed.toByteArray();
  }
}
