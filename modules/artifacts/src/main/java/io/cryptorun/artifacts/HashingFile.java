package io.cryptorun.artifacts;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// A file being written once: the bytes that go to the disk are the ones hashed, counted and
/// packed. It is a plain file stream, not a channel, because an interrupt closes a channel in the
/// middle of a write.
final class HashingFile extends OutputStream {

  private static final int BUFFER = 1 << 16;

  private final FileOutputStream file;
  private final BufferedOutputStream buffered;
  private final MessageDigest digest = sha256();
  private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
  private final GZIPOutputStream packer = new GZIPOutputStream(packed);
  private long bytes;

  HashingFile(Path path) throws IOException {
    file = new FileOutputStream(path.toFile());
    buffered = new BufferedOutputStream(file, BUFFER);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    buffered.write(source, offset, length);
    digest.update(source, offset, length);
    bytes += length;
    if (bytes <= GzippedContent.LIMIT) {
      packer.write(source, offset, length);
    }
  }

  /// Forces the file to the disk and tells what was written.
  StagedFile finish(ArtifactDraft draft) throws IOException {
    buffered.flush();
    file.getFD().sync();
    return new StagedFile(draft, bytes, HexFormat.of().formatHex(digest.digest()), content());
  }

  private @Nullable GzippedContent content() throws IOException {
    if (bytes > GzippedContent.LIMIT) {
      return null;
    }
    packer.finish();
    return new GzippedContent(packed.toByteArray());
  }

  /// Closes the file without writing what may still be buffered: after a fault that would only fail
  /// again, and after [#finish] nothing is.
  @Override
  public void close() throws IOException {
    file.close();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
