package io.cryptorun.domain.universe;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/// The fingerprint of a universe: SHA-256 over a compact JSON text of its rules and its coins in
/// alphabetical order. Ranks are not part of it. The text is put together by hand because its bytes
/// are the contract: key order, no spaces, a bare slash. Nothing in it can need escaping.
final class UniverseHash {

  private UniverseHash() {}

  static String of(Criteria criteria, List<Ranked> survivors) {
    var sha256 = sha256().digest(text(criteria, survivors).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(sha256);
  }

  static String text(Criteria criteria, List<Ranked> survivors) {
    var symbols =
        survivors.stream()
            .map(ranked -> ranked.symbol().toString())
            .sorted()
            .collect(Collectors.joining("\",\"", "\"", "\""));
    return "{\"criteria\":{\"quote\":\"USD\",\"min_adv_usd\":%d,\"venue\":\"%s\"},\"symbols\":[%s]}"
        .formatted(criteria.minAdvUsd(), criteria.venueList(), survivors.isEmpty() ? "" : symbols);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must offer SHA-256", e);
    }
  }
}
