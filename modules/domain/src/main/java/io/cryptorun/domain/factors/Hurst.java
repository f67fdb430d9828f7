package io.cryptorun.domain.factors;

import java.util.Arrays;

/// Hurst exponent by rescaled range: above 0.5 moves tend to go on, below they tend to turn.
///
/// On short series the rescaled range of pure noise grows faster than the square root of time and a
/// plain slope reads about 0.61 for it. The expectation under independence (Anis and Lloyd 1976) is
/// therefore subtracted at every scale before the slope is fitted (Hurst 1951; Weron 2002): `H =
/// 0.5 + slope of (ln R/S_n - ln E_n) on ln n`, clamped to 0..1.
public final class Hurst {

  private static final int[] SCALES = {8, 12, 16, 24};
  private static final int MIN_RETURNS = 11;
  private static final int MIN_SCALES = 3;
  private static final int NEWEST_SLOTS = 50;

  private Hurst() {}

  /// Exponent of the returns between adjacent hours among the newest 50 slots of a window.
  public static double of(HourlyWindow window) {
    var returns = new double[NEWEST_SLOTS - 1];
    int count = 0;
    for (int i = HourlyWindow.SLOTS - NEWEST_SLOTS + 1; i < HourlyWindow.SLOTS; i++) {
      double r = window.logReturn(i);
      if (Double.isFinite(r)) {
        returns[count++] = r;
      }
    }
    return of(Arrays.copyOf(returns, count));
  }

  /// Exponent of a series of returns, oldest first; `NaN` with fewer than 11 returns or fewer than
  /// three scales that can be used.
  public static double of(double[] returns) {
    int n = returns.length;
    if (n < MIN_RETURNS) {
      return Double.NaN;
    }
    var fit = new Line();
    for (int scale : SCALES) {
      if (scale < n) {
        fitScale(fit, returns, scale);
      }
    }
    fitScale(fit, returns, n);
    return fit.count < MIN_SCALES ? Double.NaN : Math.clamp(0.5 + fit.slope(), 0, 1);
  }

  private static void fitScale(Line fit, double[] returns, int scale) {
    double rescaled = meanRescaledRange(returns, scale);
    if (rescaled > 0) {
      fit.add(Math.log(scale), Math.log(rescaled) - Math.log(AnisLloyd.expected(scale)));
    }
  }

  /// Mean R/S over the chunks of a length, from the oldest on; 0 when no chunk varies.
  private static double meanRescaledRange(double[] returns, int scale) {
    double sum = 0;
    int chunks = 0;
    for (int from = 0; from + scale <= returns.length; from += scale) {
      double rescaled = rescaledRange(returns, from, scale);
      if (rescaled > 0) {
        sum += rescaled;
        chunks++;
      }
    }
    return chunks == 0 ? 0 : sum / chunks;
  }

  private static double rescaledRange(double[] returns, int from, int scale) {
    double mean = 0;
    for (int i = from; i < from + scale; i++) {
      mean += returns[i];
    }
    mean /= scale;
    double highest = Double.NEGATIVE_INFINITY;
    double lowest = Double.POSITIVE_INFINITY;
    double path = 0;
    double squares = 0;
    for (int i = from; i < from + scale; i++) {
      double deviation = returns[i] - mean;
      path += deviation;
      squares += deviation * deviation;
      highest = Math.max(highest, path);
      lowest = Math.min(lowest, path);
    }
    double stdev = Math.sqrt(squares / (scale - 1));
    return stdev == 0 ? 0 : (highest - lowest) / stdev;
  }

  /// Least-squares line through the points added.
  private static final class Line {

    private int count;
    private double sumX;
    private double sumY;
    private double sumXx;
    private double sumXy;

    void add(double x, double y) {
      count++;
      sumX += x;
      sumY += y;
      sumXx += x * x;
      sumXy += x * y;
    }

    double slope() {
      return (count * sumXy - sumX * sumY) / (count * sumXx - sumX * sumX);
    }
  }
}
