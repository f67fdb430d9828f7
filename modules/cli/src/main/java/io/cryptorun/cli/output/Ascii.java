package io.cryptorun.cli.output;

import java.util.Map;

/// Replaces the signs of the texts by ASCII ones of about the same look.
public final class Ascii {

  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry("🚀 ", ""),
          Map.entry("📋 ", ""),
          Map.entry("🔍 ", ""),
          Map.entry("✅ ", ""),
          Map.entry("❌ ", ""),
          Map.entry("⚠ ", "! "),
          Map.entry("✓", "+"),
          Map.entry("✗", "x"),
          Map.entry("●", "*"),
          Map.entry("○", "o"),
          Map.entry("▸", ">"),
          Map.entry("·", "-"),
          Map.entry("→", "->"),
          Map.entry("…", "..."),
          Map.entry("≥", ">="));

  private Ascii() {}

  /// The text with every sign replaced, and `?` for what has no replacement.
  public static String of(String text) {
    var replaced = text;
    for (var sign : SIGNS.entrySet()) {
      replaced = replaced.replace(sign.getKey(), sign.getValue());
    }
    return replaced.replaceAll("[^\\x00-\\x7F]", "?");
  }
}
