package io.cryptorun.domain.factors;

import java.util.Arrays;

/// Average directional index (Wilder 1978) with the two directional indicators behind it: how
/// strong a trend is, and which way it goes.
///
/// @param adx Wilder's mean of `100 * |+DI - -DI| / (+DI + -DI)`, 0 to 100
/// @param plusDi smoothed upward movement in percent of the smoothed true range
/// @param minusDi the same, downward
public record Adx(double adx, double plusDi, double minusDi) {

  private static final Adx MISSING = new Adx(Double.NaN, Double.NaN, Double.NaN);

  /// ADX at the newest bar; all figures `NaN` with fewer than `2 * period + 1` bars. The first mean
  /// exists a bar earlier; one step of smoothing on top of the seed is asked for.
  public static Adx last(Bars bars, int period) {
    if (bars.size() < 2 * period + 1) {
      return MISSING;
    }
    var range = WilderMean.running(bars.trueRanges(), period);
    var up = WilderMean.running(upwardMovement(bars), period);
    var down = WilderMean.running(downwardMovement(bars), period);
    int seed = period - 1;
    var index = new double[range.length - seed];
    for (int i = seed; i < range.length; i++) {
      index[i - seed] = directionalIndex(percent(up[i], range[i]), percent(down[i], range[i]));
    }
    int newest = range.length - 1;
    return new Adx(
        WilderMean.last(index, period),
        percent(up[newest], range[newest]),
        percent(down[newest], range[newest]));
  }

  private static double[] upwardMovement(Bars bars) {
    var movement = new double[bars.size() - 1];
    Arrays.setAll(movement, i -> larger(bars.rise(i + 1), bars.fall(i + 1)));
    return movement;
  }

  private static double[] downwardMovement(Bars bars) {
    var movement = new double[bars.size() - 1];
    Arrays.setAll(movement, i -> larger(bars.fall(i + 1), bars.rise(i + 1)));
    return movement;
  }

  /// A movement counts only when it is positive and exceeds the opposite one.
  private static double larger(double movement, double opposite) {
    return movement > opposite && movement > 0 ? movement : 0;
  }

  private static double percent(double movement, double range) {
    return range == 0 ? 0 : 100 * movement / range;
  }

  private static double directionalIndex(double plus, double minus) {
    return plus + minus == 0 ? 0 : 100 * Math.abs(plus - minus) / (plus + minus);
  }

  /// Whether the figures exist.
  public boolean isMeasured() {
    return Double.isFinite(adx);
  }
}
