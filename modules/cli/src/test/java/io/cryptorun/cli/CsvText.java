package io.cryptorun.cli;

import java.util.Set;
import java.util.TreeSet;

/// Reads CSV as RFC 4180 has it, strictly, to see whether an answer is such a text.
final class CsvText {

  private CsvText() {}

  /// The numbers of cells that rows have: one number where every row is as wide as the header.
  static Set<Integer> widths(String text) {
    var widths = new TreeSet<Integer>();
    boolean quoted = false;
    int cells = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == ',') {
        cells++;
      } else if (!quoted && c == '\n') {
        widths.add(cells);
        cells = 1;
      } else if (!quoted && c == '\r') {
        throw new AssertionError("a carriage return at " + i);
      }
    }
    if (quoted || cells != 1 || (!text.isEmpty() && !text.endsWith("\n"))) {
      throw new AssertionError("the last row does not end: " + text);
    }
    return widths;
  }
}
