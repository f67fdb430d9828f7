package io.cryptorun.domain.factors;

/// Relative strength index (Wilder 1978): `100 - 100 / (1 + mean gain / mean loss)`, both means
/// Wilder's, 0 to 100.
public final class Rsi {

  private Rsi() {}

  /// RSI at the newest bar; 100 when nothing was lost, 50 when nothing moved, `NaN` with fewer than
  /// `period + 1` bars.
  public static double last(Bars bars, int period) {
    var gains = new WilderMean(period);
    var losses = new WilderMean(period);
    for (int i = 1; i < bars.size(); i++) {
      double change = bars.close(i) - bars.close(i - 1);
      gains.add(Math.max(change, 0));
      losses.add(Math.max(-change, 0));
    }
    double gain = gains.value();
    double loss = losses.value();
    if (loss == 0) {
      return gain == 0 ? 50 : 100;
    }
    return 100 - 100 / (1 + gain / loss);
  }
}
