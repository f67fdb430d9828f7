package io.cryptorun.domain.factors;

/// Wilder's running mean (Wilder 1978): the plain mean of the first `period` values, then `mean *
/// (period - 1) / period + value / period`.
final class WilderMean {

  private final int period;
  private int count;
  private double mean;

  WilderMean(int period) {
    this.period = period;
  }

  void add(double value) {
    count++;
    if (count < period) {
      mean += value;
    } else if (count == period) {
      mean = (mean + value) / period;
    } else {
      mean = (mean * (period - 1) + value) / period;
    }
  }

  boolean isSeeded() {
    return count >= period;
  }

  /// The mean; `NaN` before `period` values have been seen.
  double value() {
    return isSeeded() ? mean : Double.NaN;
  }
}
