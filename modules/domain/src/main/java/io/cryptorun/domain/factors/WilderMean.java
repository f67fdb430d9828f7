package io.cryptorun.domain.factors;

import java.util.Arrays;

/// Wilder's running mean (Wilder 1978): the plain mean of the first `period` values, then `mean *
/// (period - 1) / period + value / period`. Smoothing by sums instead of means, as in some
/// descriptions, gives the same ratios.
final class WilderMean {

  private WilderMean() {}

  /// The mean at every value; `NaN` before `period` values are there.
  static double[] running(double[] values, int period) {
    var means = new double[values.length];
    Arrays.fill(means, 0, Math.min(period - 1, values.length), Double.NaN);
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      if (i < period) {
        sum += values[i];
      }
      if (i == period - 1) {
        means[i] = sum / period;
      } else if (i >= period) {
        means[i] = (means[i - 1] * (period - 1) + values[i]) / period;
      }
    }
    return means;
  }

  /// The mean at the newest value; `NaN` with fewer than `period` values.
  static double last(double[] values, int period) {
    return values.length < period ? Double.NaN : running(values, period)[values.length - 1];
  }
}
