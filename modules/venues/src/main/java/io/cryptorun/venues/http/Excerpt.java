package io.cryptorun.venues.http;

import java.util.Locale;

/// Text of a stranger made fit for a log line: one line, printable ASCII, at most 200 characters,
/// never markup.
final class Excerpt {
  private static final int LENGTH = 200;

  private Excerpt() {}

  static String of(String text) {
    if (isMarkup(text)) {
      return "markup in place of JSON";
    }
    var printable = new StringBuilder();
    text.codePoints()
        .limit(LENGTH)
        .forEach(c -> printable.append(c >= ' ' && c < 127 ? (char) c : ' '));
    return printable.toString().strip();
  }

  private static boolean isMarkup(String text) {
    var lower = text.stripLeading().toLowerCase(Locale.ROOT);
    return lower.startsWith("<") || lower.contains("<html") || lower.contains("<!doctype");
  }
}
