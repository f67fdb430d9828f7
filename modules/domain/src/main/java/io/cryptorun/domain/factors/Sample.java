package io.cryptorun.domain.factors;

import java.util.Arrays;

/// Figures of a sample of finite numbers; each is `NaN` when the sample is too small for it.
public final class Sample {

  private Sample() {}

  public static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /// Sample standard deviation: squared deviations from the mean over `n - 1`.
  public static double stdev(double[] values) {
    if (values.length < 2) {
      return Double.NaN;
    }
    double mean = mean(values);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (values.length - 1));
  }

  /// Percentile by linear interpolation at position `share * (n - 1)` of the ordered values
  /// (Hyndman and Fan 1996, type 7).
  ///
  /// @param share 0 to 1
  public static double percentile(double[] values, double share) {
    if (values.length == 0) {
      return Double.NaN;
    }
    var sorted = values.clone();
    Arrays.sort(sorted);
    double position = share * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }

  /// Middle value, or the mean of the two middle ones.
  public static double median(double[] values) {
    return percentile(values, 0.5);
  }
}
