package io.cryptorun.cli.error;

import io.cryptorun.app.settings.Problem.Place;

/// The line of a configuration that is meant, with carets below the text; of a long line the part
/// around it.
///
/// @param line to show, with `…` where something was left out
/// @param carets below it
record Excerpt(String line, String carets) {

  /// Most characters that are shown of a line.
  private static final int WIDTH = 160;

  private static final int BEFORE = 60;

  static Excerpt of(Place place) {
    var text = place.text().replace('\t', ' ');
    int at = place.column() - 1;
    int begin =
        text.length() <= WIDTH ? 0 : Math.max(0, Math.min(at - BEFORE, text.length() - WIDTH));
    int end = Math.min(text.length(), begin + WIDTH);
    var left = begin > 0 ? "…" : "";
    var shown = left + text.substring(begin, end) + (end < text.length() ? "…" : "");
    int length = Math.max(1, Math.min(place.length(), end - at));
    return new Excerpt(shown, " ".repeat(at - begin + left.length()) + "^".repeat(length));
  }
}
