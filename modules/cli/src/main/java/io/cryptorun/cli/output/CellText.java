package io.cryptorun.cli.output;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A value as people see it in a table.
final class CellText {

  private static final String NOTHING = "-";

  private final Times times;

  CellText(Times times) {
    this.times = times;
  }

  String of(Column column, @Nullable Object value) {
    var cell = column.cell();
    return value != null && cell != null ? cell.text(value) : of(value);
  }

  String of(@Nullable Object value) {
    return switch (value) {
      case null -> NOTHING;
      case Instant time -> times.text(time);
      case Boolean yes -> yes ? "yes" : "no";
      case Double number -> number(number);
      case List<?> list when list.isEmpty() -> NOTHING;
      case List<?> list -> list.stream().map(this::of).collect(Collectors.joining(","));
      case Fields fields -> Json.line(fields);
      case String text when text.isEmpty() -> NOTHING;
      default -> value.toString();
    };
  }

  private static String number(double number) {
    return Double.isFinite(number)
        ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
        : NOTHING;
  }
}
