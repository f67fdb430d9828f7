package io.cryptorun.domain.factors;

/// How far price has moved for its usual range. It is the protected column: no later step changes
/// its score.
///
/// A return over h hours is divided by the hourly range times the square root of h, the move a
/// random walk would make; the weighted mean of the horizons present, raised by a tenth when an
/// upward move accelerates, is squeezed to 0..100 by `50 + 50 * tanh(core)`.
///
/// @param returns percent, by horizon
/// @param coreRaw weighted mean in units of expected range; `NaN` where the range is zero
/// @param core the same after the boost; `NaN` in a flat market
/// @param acceleration newest four-hour return less the one before it, percentage points; 0 where
///   one of its closes is absent
/// @param atr hourly average true range, quote units
/// @param atrPct the same in percent of price
/// @param score 0 to 100; 50 in a flat market
/// @param accelerationMeasured false where acceleration is 0 because a close was absent
public record MomentumFactor(
    Returns returns,
    double coreRaw,
    double core,
    double acceleration,
    double atr,
    double atrPct,
    double score,
    boolean accelerationMeasured) {

  private static final int PERIOD = 14;
  private static final double FLAT_ATR_PERCENT = 0.01;
  private static final double BOOST = 0.10;
  private static final double NEUTRAL = 50;

  /// Measures a window whose [#atr] is known. Whether the outcome may be used is told by
  /// [#isMeasured].
  static MomentumFactor of(HourlyWindow window, double atr, TimeframeWeights weights) {
    int newest = window.newest();
    var returns = Returns.of(window);
    double before = Returns.percent(window, newest - 4, 4);
    boolean measured = Double.isFinite(returns.h4()) && Double.isFinite(before);
    double acceleration = measured ? returns.h4() - before : 0;
    double atrPct = 100 * atr / window.close(newest);
    double raw = WeightedMean.of(weights.toArray(), returns.inExpectedRanges(atrPct));
    if (atrPct < FLAT_ATR_PERCENT) {
      return new MomentumFactor(
          returns, raw, Double.NaN, acceleration, atr, atrPct, NEUTRAL, measured);
    }
    boolean boosted = acceleration > 0 && raw > 0 && !window.isStale();
    double core = boosted ? raw * (1 + BOOST) : raw;
    return new MomentumFactor(
        returns, raw, core, acceleration, atr, atrPct, squeeze(core), measured);
  }

  /// Hourly average true range of a window; `NaN` with fewer than 15 bars.
  static double atrOf(HourlyWindow window) {
    return Atr.last(window.hourlyBars(), PERIOD);
  }

  /// Maps a move in units of expected range to 0..100.
  static double squeeze(double core) {
    return Math.clamp(50 + 50 * Math.tanh(core), 0, 100);
  }

  /// Whether the market hardly moves, so that the score is neutral by rule.
  public boolean isFlat() {
    return atrPct < FLAT_ATR_PERCENT;
  }

  /// Whether the score is a number that comes from enough data.
  public boolean isMeasured() {
    return returns.areEnough() && Double.isFinite(score);
  }
}
