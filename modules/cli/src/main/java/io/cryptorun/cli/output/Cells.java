package io.cryptorun.cli.output;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/// Ways to tell values to people.
public final class Cells {

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

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
