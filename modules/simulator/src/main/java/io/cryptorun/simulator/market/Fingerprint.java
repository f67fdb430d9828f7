package io.cryptorun.simulator.market;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// sha-256 over what determines a market's figures.
public final class Fingerprint {
  private final MessageDigest digest;

  public Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  public Fingerprint add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  public Fingerprint add(byte[] bytes) {
    digest.update(bytes);
    return this;
  }

  /// The hash in hex; to be asked for once.
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
