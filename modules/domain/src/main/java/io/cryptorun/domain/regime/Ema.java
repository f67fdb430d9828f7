package io.cryptorun.domain.regime;

/// An exponential moving average, `alpha = 2 / (span + 1)`.
final class Ema {

  private Ema() {}

  /// The average after the last value, begun with the plain mean of the first `span` values; `NaN`
  /// with fewer than these.
  static double last(double[] values, int span) {
    if (values.length < span) {
      return Double.NaN;
    }
    double sum = 0;
    for (int i = 0; i < span; i++) {
      sum += values[i];
    }
    double average = sum / span;
    double alpha = 2.0 / (span + 1);
    for (int i = span; i < values.length; i++) {
      average += alpha * (values[i] - average);
    }
    return average;
  }
}
