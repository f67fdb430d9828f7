package io.cryptorun.cli.output;

import java.util.ArrayList;
import java.util.List;

/// A table for people: columns as wide as their widest cell, two spaces between them, nothing ever
/// cut. Widths count code points.
public final class Table {

  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... header) {
    rows.add(List.of(header));
  }

  /// Adds a row with as many cells as the header has.
  public Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /// The lines, each with its line end and without trailing spaces.
  public String text() {
    var widths = new int[rows.getFirst().size()];
    for (var row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    var text = new StringBuilder();
    for (var row : rows) {
      var line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(pad(row.get(i), widths[i] + 2));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  /// The text followed by spaces up to a width in code points.
  public static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - width(text)));
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
