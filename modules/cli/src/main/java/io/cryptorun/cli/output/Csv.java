package io.cryptorun.cli.output;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes items as CSV (RFC 4180, line end `\n`): a header row with the names of the fields, nested
/// ones as `outer.inner`, lists joined by spaces.
final class Csv {

  private Csv() {}

  static String of(List<Fields> items) {
    if (items.isEmpty()) {
      return "";
    }
    var rows = items.stream().map(item -> flat("", item)).toList();
    var names = List.copyOf(rows.getFirst().keySet());
    var text = new StringBuilder(row(names));
    for (var row : rows) {
      text.append(row(names.stream().map(name -> row.getOrDefault(name, "")).toList()));
    }
    return text.toString();
  }

  private static Map<String, String> flat(String prefix, Fields fields) {
    var flat = new java.util.LinkedHashMap<String, String>();
    for (Map.Entry<String, @Nullable Object> field : fields.values().entrySet()) {
      var name = prefix + field.getKey();
      if (field.getValue() instanceof Fields inner) {
        flat.putAll(flat(name + ".", inner));
      } else {
        flat.put(name, cell(field.getValue()));
      }
    }
    return flat;
  }

  private static String cell(@Nullable Object value) {
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
