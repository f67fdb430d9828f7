package io.cryptorun.domain.factors;

import java.util.Arrays;
import java.util.stream.IntStream;

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

  /// Exponent of a series of at most 49 returns, oldest first; `NaN` with fewer than 11 returns or
  /// fewer than three scales that can be used.
  static double of(double[] returns) {
    int n = returns.length;
    if (n < MIN_RETURNS) {
      return Double.NaN;
    }
    var x = new double[SCALES.length + 1];
    var y = new double[SCALES.length + 1];
    int points = 0;
    for (int scale : scales(n)) {
      double rescaled = meanRescaledRange(returns, scale);
      if (rescaled > 0) {
        x[points] = Math.log(scale);
        y[points] = Math.log(rescaled) - Math.log(AnisLloyd.expected(scale));
        points++;
      }
    }
    return points < MIN_SCALES ? Double.NaN : Math.clamp(0.5 + slope(x, y, points), 0, 1);
  }

  /// The fixed scales that are shorter than the series, then its whole length.
  private static int[] scales(int n) {
    return IntStream.concat(IntStream.of(SCALES).filter(scale -> scale < n), IntStream.of(n))
        .toArray();
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

  /// Slope of the least-squares line through the first points.
  private static double slope(double[] x, double[] y, int points) {
    double meanX = 0;
    double meanY = 0;
    for (int i = 0; i < points; i++) {
      meanX += x[i] / points;
      meanY += y[i] / points;
    }
    double covariance = 0;
    double variance = 0;
    for (int i = 0; i < points; i++) {
      covariance += (x[i] - meanX) * (y[i] - meanY);
      variance += (x[i] - meanX) * (x[i] - meanX);
    }
    return covariance / variance;
  }
}
