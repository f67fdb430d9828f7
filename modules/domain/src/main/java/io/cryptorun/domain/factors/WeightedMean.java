package io.cryptorun.domain.factors;

/// Weighted mean of the parts that are there: a part that is not a finite number is left out and
/// the weights of the others are divided by their sum.
public final class WeightedMean {

  private WeightedMean() {}

  /// The mean; `NaN` when no part with a weight is there.
  public static double of(double[] weights, double... parts) {
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < parts.length; i++) {
      if (Double.isFinite(parts[i])) {
        sum += weights[i] * parts[i];
        weight += weights[i];
      }
    }
    return weight > 0 ? sum / weight : Double.NaN;
  }
}
