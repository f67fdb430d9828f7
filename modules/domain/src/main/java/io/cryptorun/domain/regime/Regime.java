package io.cryptorun.domain.regime;

import io.cryptorun.domain.factors.Blend;
import io.cryptorun.domain.factors.TimeframeWeights;
import java.util.Locale;
import java.util.Optional;

/// The state of the market. Calm is low volatility with a strong trend, so that a week's drift
/// counts; volatile is high volatility with few coins rising, so that longer horizons and the
/// quality of the market weigh more and the guards close earlier.
public enum Regime {
  CALM,
  NORMAL,
  VOLATILE;

  private final String id = name().toLowerCase(Locale.ROOT);

  /// The regime of this name, or empty when there is none.
  public static Optional<Regime> of(String id) {
    for (var regime : values()) {
      if (regime.id.equals(id)) {
        return Optional.of(regime);
      }
    }
    return Optional.empty();
  }

  /// The name used in artifacts and SQL: lower case.
  public String id() {
    return id;
  }

  /// Weights of momentum, technical, volume and quality in the score.
  public Blend blend() {
    return switch (this) {
      case CALM -> new Blend(0.40, 0.30, 0.20, 0.10);
      case NORMAL -> new Blend(0.35, 0.25, 0.25, 0.15);
      case VOLATILE -> new Blend(0.30, 0.20, 0.30, 0.20);
    };
  }

  /// Weights of the horizons 1h, 4h, 12h, 24h and 7d in the momentum factor.
  public TimeframeWeights timeframes() {
    return switch (this) {
      case CALM -> new TimeframeWeights(0.20, 0.35, 0.25, 0.12, 0.08);
      case NORMAL -> new TimeframeWeights(0.20, 0.35, 0.30, 0.15, 0.00);
      case VOLATILE -> new TimeframeWeights(0.10, 0.20, 0.30, 0.30, 0.10);
    };
  }

  /// Limits of the guards: RSI, ATR from the trigger, movement.
  public GuardLimits limits() {
    return switch (this) {
      case CALM -> new GuardLimits(70, 1.2, 2.5);
      case NORMAL -> new GuardLimits(70, 1.2, 3.0);
      case VOLATILE -> new GuardLimits(65, 1.0, 4.0);
    };
  }
}
