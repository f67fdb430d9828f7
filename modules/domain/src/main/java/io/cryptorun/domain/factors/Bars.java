package io.cryptorun.domain.factors;

/// Consecutive bars as columns, oldest first: what range and trend indicators read.
public final class Bars {

  private final double[] high;
  private final double[] low;
  private final double[] close;

  private Bars(double[] high, double[] low, double[] close) {
    this.high = high;
    this.low = low;
    this.close = close;
  }

  /// Bars over columns of equal length; the columns are copied.
  public static Bars of(double[] high, double[] low, double[] close) {
    if (high.length != low.length || high.length != close.length) {
      throw new IllegalArgumentException(
          "columns of %d highs, %d lows and %d closes do not make bars"
              .formatted(high.length, low.length, close.length));
    }
    return new Bars(high.clone(), low.clone(), close.clone());
  }

  /// Bars over columns that nobody else holds.
  static Bars over(double[] high, double[] low, double[] close) {
    return new Bars(high, low, close);
  }

  public int size() {
    return close.length;
  }

  public double close(int i) {
    return close[i];
  }

  /// How far the high rose above that of the bar before.
  double rise(int i) {
    return high[i] - high[i - 1];
  }

  /// How far the low fell below that of the bar before.
  double fall(int i) {
    return low[i - 1] - low[i];
  }

  /// Wilder's true range (Wilder 1978) of every bar but the first: the range widened to the close
  /// before.
  double[] trueRanges() {
    var ranges = new double[Math.max(size() - 1, 0)];
    for (int i = 1; i < size(); i++) {
      double before = close[i - 1];
      double toClose = Math.max(Math.abs(high[i] - before), Math.abs(low[i] - before));
      ranges[i - 1] = Math.max(high[i] - low[i], toClose);
    }
    return ranges;
  }
}
