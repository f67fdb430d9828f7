package io.cryptorun.domain.factors;

/// Average true range (Wilder 1978): Wilder's mean of the true range, in price units.
public final class Atr {

  private Atr() {}

  /// ATR at the newest bar; `NaN` with fewer than `period + 1` bars.
  public static double last(Bars bars, int period) {
    var mean = new WilderMean(period);
    for (int i = 1; i < bars.size(); i++) {
      mean.add(bars.trueRange(i));
    }
    return mean.value();
  }
}
