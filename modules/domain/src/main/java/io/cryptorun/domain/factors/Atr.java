package io.cryptorun.domain.factors;

/// Average true range (Wilder 1978): Wilder's mean of the true range, in price units.
public final class Atr {

  private Atr() {}

  /// ATR at the newest bar; `NaN` with fewer than `period + 1` bars.
  public static double last(Bars bars, int period) {
    return WilderMean.last(bars.trueRanges(), period);
  }
}
