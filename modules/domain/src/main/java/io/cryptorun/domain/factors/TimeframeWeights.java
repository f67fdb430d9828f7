package io.cryptorun.domain.factors;

/// How much each horizon of return counts in the momentum factor. Weights of absent horizons are
/// left out and the others divided by their sum.
public record TimeframeWeights(double h1, double h4, double h12, double h24, double h168) {

  double[] toArray() {
    return new double[] {h1, h4, h12, h24, h168};
  }
}
