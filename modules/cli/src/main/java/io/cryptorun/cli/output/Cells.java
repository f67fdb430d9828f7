package io.cryptorun.cli.output;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Ways to tell values to people.
public final class Cells {

  private static final Pattern HASH = Pattern.compile("\\b[0-9a-f]{64}\\b");

  private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_UP);

  private Cells() {}

  /// A number of milliseconds as `0.4s`, `41.2s`, `3m08s`.
  public static String milliseconds(Object value) {
    return took(Duration.ofMillis(((Number) value).longValue()));
  }

  /// A length of time as `0.4s`, `41.2s`, `3m08s`.
  public static String took(Duration length) {
    return length.compareTo(Duration.ofMinutes(1)) < 0
        ? String.format(Locale.ROOT, "%.1fs", length.toMillis() / 1000.0)
        : Times.about(length);
  }

  /// The first twelve characters: of a hash or a market's name enough to tell it from others.
  public static String shortened(Object value) {
    var text = value.toString();
    return text.length() <= 12 ? text : text.substring(0, 12);
  }

  /// A number with six significant digits at most.
  public static String figure(Object value) {
    double number = ((Number) value).doubleValue();
    return Double.isFinite(number) ? plain(BigDecimal.valueOf(number).round(SIX_DIGITS)) : "-";
  }

  /// The same with its sign, whichever it is.
  public static String signed(Object value) {
    var text = figure(value);
    return text.startsWith("-") ? text : "+" + text;
  }

  /// The fields of a step of history: `epoch 2, host vm`. Hashes are shortened; what is not known
  /// is left out.
  public static String facts(Object fields) {
    return ((Fields) fields)
        .values().entrySet().stream()
            .filter(fact -> fact.getValue() != null)
            .map(fact -> "%s %s".formatted(fact.getKey(), fact(fact.getValue())))
            .collect(Collectors.joining(", "));
  }

  private static String fact(@Nullable Object value) {
    return switch (value) {
      case Fields inner -> "(%s)".formatted(facts(inner));
      case List<?> list ->
          list.isEmpty() ? "none" : list.stream().map(Cells::fact).collect(Collectors.joining(" "));
      case null -> "-";
      default -> HASH.matcher(value.toString()).replaceAll(hash -> shortened(hash.group()));
    };
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
