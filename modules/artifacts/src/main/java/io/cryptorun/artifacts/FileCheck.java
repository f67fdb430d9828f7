package io.cryptorun.artifacts;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What a look at a published file shows, held against what was written down about it.
public sealed interface FileCheck {

  /// The bytes are those that were published.
  record Unchanged() implements FileCheck {}

  /// There are other bytes.
  ///
  /// @param sha256 of what is there
  record Changed(long bytes, String sha256) implements FileCheck {}

  /// There is no file.
  record Missing() implements FileCheck {}

  /// The system does not let it be read.
  record Unreadable(String why) implements FileCheck {}

  /// Reads the whole file.
  ///
  /// @param sha256 that was written down, 64 lower-case hexadecimal digits
  static FileCheck of(Path file, String sha256) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return new Missing();
    }
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      long bytes;
      try (var hashing = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
        bytes = Files.copy(file, hashing);
      }
      var found = HexFormat.of().formatHex(digest.digest());
      return found.equals(sha256) ? new Unchanged() : new Changed(bytes, found);
    } catch (IOException e) {
      return new Unreadable(e.toString());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
