package io.cryptorun.app.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// A configuration text and the name under which messages speak of it.
///
/// @param name usually a path
public record ConfigFile(String name, String text) {

  /// Identifies this version of the text: sha256 over its UTF-8 bytes, in hex.
  public String sha256() {
    return sha256(text);
  }

  static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// The line with this number, counted from 1; empty when there is none.
  String line(int number) {
    List<String> lines = text.lines().toList();
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
  }
}
