package io.cryptorun.ledger.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// An event as it stands in the ledger; hashes in hexadecimal.
///
/// @param content the text that its hash covers, after the hash of the event before
record StoredEvent(
    long position,
    Instant at,
    String kind,
    @Nullable String runId,
    String prevHash,
    String hash,
    String content) {

  private static final HexFormat HEX = HexFormat.of();

  boolean isPublication() {
    return kind.equals("published");
  }

  /// The hash it should carry.
  ///
  /// @param before hash of the event before
  String hashAfter(String before) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(HEX.parseHex(before));
      return HEX.formatHex(digest.digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
