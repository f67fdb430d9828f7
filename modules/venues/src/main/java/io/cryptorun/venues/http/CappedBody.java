package io.cryptorun.venues.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A body that ends with an error after `cap` bytes (counted after decompression) and remembers how
/// it began.
final class CappedBody extends FilterInputStream {
  private static final int HEAD = 200;

  private final long cap;
  private final byte[] head = new byte[HEAD];
  private long count;

  CappedBody(InputStream body, long cap) {
    super(body);
    this.cap = cap;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    if (value >= 0) {
      passed(new byte[] {(byte) value}, 0, 1);
    }
    return value;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    if (read > 0) {
      passed(bytes, offset, read);
    }
    return read;
  }

  /// The first bytes that went through, as text.
  String head() {
    int length = (int) Math.min(count, HEAD);
    return new String(Arrays.copyOf(head, length), StandardCharsets.UTF_8);
  }

  private void passed(byte[] bytes, int offset, int length) throws TooLarge {
    if (count < HEAD) {
      System.arraycopy(bytes, offset, head, (int) count, (int) Math.min(length, HEAD - count));
    }
    count += length;
    if (count > cap) {
      throw new TooLarge("more than %d bytes".formatted(cap));
    }
  }

  /// The body is longer than the cap.
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1;

    TooLarge(String message) {
      super(message);
    }
  }
}
