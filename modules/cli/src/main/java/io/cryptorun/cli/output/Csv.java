package io.cryptorun.cli.output;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes items as CSV (RFC 4180, line end `\n`): a header row with the names of the columns, lists
/// joined by spaces, times in UTC.
final class Csv {

  private Csv() {}

  static String of(List<Column> columns, List<Flat> items, boolean headers) {
    if (columns.isEmpty()) {
      return "";
    }
    var text = new StringBuilder();
    if (headers) {
      text.append(row(columns.stream().map(Column::name).toList()));
    }
    for (var item : items) {
      text.append(row(columns.stream().map(column -> cell(item.of(column))).toList()));
    }
    return text.toString();
  }

  /// A value as it stands in a cell, not quoted.
  static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case List<?> list -> list.stream().map(Csv::cell).collect(Collectors.joining(" "));
      case Fields fields -> Json.line(fields);
      default -> value.toString();
    };
  }

  private static String row(List<String> cells) {
    return cells.stream().map(Csv::quoted).collect(Collectors.joining(",", "", "\n"));
  }

  private static String quoted(String cell) {
    return cell.matches("(?s).*[\",\r\n].*") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
  }
}
