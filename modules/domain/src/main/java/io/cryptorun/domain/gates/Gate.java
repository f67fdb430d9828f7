package io.cryptorun.domain.gates;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/// An entry gate, in the order in which gates are asked and listed.
public enum Gate {
  VENUE_NATIVE("is", "", 0),
  SCORE(">=", "", 1),
  VADR(">=", "x", 2),
  SPREAD("<=", "bps", 1),
  DEPTH(">=", "USD", 0),
  FRESHNESS("<=", "bars", 0),
  FATIGUE("<=", "%", 1),
  LATE_FILL("<=", "s", 1),
  MOVEMENT(">=", "%", 1),
  LIQUIDITY(">=", "USD", 0),
  TREND_QUALITY(">=", "", 1),
  FUNDING_DIVERGENCE(">=", "z", 2);

  private static final String MISSING = "n/a";

  private final String id = name().toLowerCase(Locale.ROOT);
  private final String op;
  private final String unit;
  private final int decimals;

  Gate(String op, String unit, int decimals) {
    this.op = op;
    this.unit = unit;
    this.decimals = decimals;
  }

  /// The gate of this name, or empty when there is none.
  public static Optional<Gate> of(String id) {
    for (var gate : values()) {
      if (gate.id.equals(id)) {
        return Optional.of(gate);
      }
    }
    return Optional.empty();
  }

  /// The name used in configuration, artifacts and SQL: lower case.
  public String id() {
    return id;
  }

  /// How value and threshold must stand to each other; a gate without a threshold says `is`.
  public String op() {
    return op;
  }

  /// A figure as the gate's text shows it, for example `1.85x`; `n/a` when it is missing.
  String format(double figure) {
    return Double.isFinite(figure) ? rounded(figure, decimals) + unit : MISSING;
  }

  /// Half up on the shortest decimal form of a figure; `n/a` when it is missing.
  static String rounded(double figure, int decimals) {
    if (!Double.isFinite(figure)) {
      return MISSING;
    }
    return BigDecimal.valueOf(figure).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }
}
