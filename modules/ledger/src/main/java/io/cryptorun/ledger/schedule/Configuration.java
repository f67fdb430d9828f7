package io.cryptorun.ledger.schedule;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The two configuration files as they were read.
///
/// @param schedulerYaml text of `scheduler.yaml`
/// @param venuesYaml text of `venues.yaml`
public record Configuration(String schedulerYaml, String venuesYaml) {

  /// Names the pair: SHA-256 over the first file, a zero byte, and the second, in hexadecimal.
  public String sha256() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(schedulerYaml.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      digest.update(venuesYaml.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
