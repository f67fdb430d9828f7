package io.cryptorun.domain.factors;

/// Relative strength index (Wilder 1978): `100 - 100 / (1 + mean gain / mean loss)`, both means
/// Wilder's, 0 to 100.
public final class Rsi {

  private Rsi() {}

  /// RSI at the newest bar; 100 when nothing was lost, 50 when nothing moved, `NaN` with fewer than
  /// `period + 1` bars.
  public static double last(Bars bars, int period) {
    int changes = Math.max(bars.size() - 1, 0);
    var gains = new double[changes];
    var losses = new double[changes];
    for (int i = 0; i < changes; i++) {
      double change = bars.close(i + 1) - bars.close(i);
      gains[i] = Math.max(change, 0);
      losses[i] = Math.max(-change, 0);
    }
    double gain = WilderMean.last(gains, period);
    double loss = WilderMean.last(losses, period);
    if (loss == 0) {
      return gain == 0 ? 50 : 100;
    }
    return 100 - 100 / (1 + gain / loss);
  }
}
