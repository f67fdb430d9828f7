package io.cryptorun.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A table for people: columns as wide as their widest cell, two spaces between them. Widths are
/// those of a terminal.
public final class Table {

  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... header) {
    rows.add(List.of(header));
  }

  /// Adds a row with as many cells as the header has.
  public Table row(String... cells) {
    rows.add(Stream.of(cells).map(Printable::line).toList());
    return this;
  }

  /// The lines, each with its line end and without trailing spaces; nothing is cut.
  public String text() {
    return text(true, null);
  }

  /// The lines, each with its line end and without trailing spaces.
  ///
  /// @param headers whether the header is one of them
  /// @param width lines that are wider are cut; null for none
  public String text(boolean headers, @Nullable Integer width) {
    var shown = headers ? rows : rows.subList(1, rows.size());
    var widths = new int[rows.getFirst().size()];
    for (var row : shown) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], DisplayWidth.of(row.get(i)));
      }
    }
    var text = new StringBuilder();
    for (var row : shown) {
      var line = line(row, widths);
      text.append(width == null ? line : DisplayWidth.cut(line, width)).append('\n');
    }
    return text.toString();
  }

  private static String line(List<String> row, int[] widths) {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(pad(row.get(i), widths[i] + 2));
    }
    return line.toString().stripTrailing();
  }

  /// The text followed by spaces up to a width.
  public static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - DisplayWidth.of(text)));
  }
}
