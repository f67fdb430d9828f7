package io.cryptorun.domain.factors;

/// Weighted mean of the parts that are there: a part that is not a finite number is left out and
/// the weights of the others are divided by their sum.
final class WeightedMean {

  private double sum;
  private double weight;

  WeightedMean with(double partWeight, double part) {
    if (Double.isFinite(part)) {
      sum += partWeight * part;
      weight += partWeight;
    }
    return this;
  }

  /// The mean; `NaN` when no part was there.
  double value() {
    return weight > 0 ? sum / weight : Double.NaN;
  }
}
