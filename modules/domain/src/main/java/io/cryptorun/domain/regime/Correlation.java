package io.cryptorun.domain.regime;

import io.cryptorun.domain.factors.Sample;

/// How alike two series move.
public final class Correlation {

  private Correlation() {}

  /// Pearson's coefficient of pairs of finite numbers (Pearson 1895), −1 to 1; `NaN` with fewer
  /// than two pairs and where one of the series does not vary.
  public static double pearson(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "%d and %d values do not make pairs".formatted(x.length, y.length));
    }
    if (isConstant(x) || isConstant(y)) {
      return Double.NaN;
    }
    double meanX = Sample.mean(x);
    double meanY = Sample.mean(y);
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      double dx = x[i] - meanX;
      double dy = y[i] - meanY;
      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
    }
    double coefficient = xy / (Math.sqrt(xx) * Math.sqrt(yy));
    return Double.isFinite(coefficient) ? Math.clamp(coefficient, -1, 1) : Double.NaN;
  }

  /// Decided by the values themselves: the mean of equal values may differ from them in its last
  /// bit, and a variance made of that would pass for one.
  private static boolean isConstant(double[] values) {
    for (double value : values) {
      if (value != values[0]) {
        return false;
      }
    }
    return true;
  }
}
