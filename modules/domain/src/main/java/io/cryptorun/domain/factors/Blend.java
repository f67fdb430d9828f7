package io.cryptorun.domain.factors;

import java.util.EnumSet;
import java.util.Set;

/// The weights of the factors in the score; they add up to 1.
public record Blend(double momentum, double technical, double volume, double quality) {

  private static final double TOLERANCE = 0.001;

  public Blend {
    double sum = momentum + technical + volume + quality;
    if (!(Math.abs(sum - 1) <= TOLERANCE)) {
      throw new IllegalArgumentException(
          "factor weights %s, %s, %s, %s add up to %s, not to 1"
              .formatted(momentum, technical, volume, quality, sum));
    }
  }

  public double of(Factor factor) {
    return switch (factor) {
      case MOMENTUM -> momentum;
      case TECHNICAL -> technical;
      case VOLUME -> volume;
      case QUALITY -> quality;
    };
  }

  /// The weights when only some factors could be measured at all: 0 for the others, the remaining
  /// ones divided by their sum.
  public Blend over(Set<Factor> measured) {
    if (measured.equals(EnumSet.allOf(Factor.class))) {
      return this;
    }
    double sum = 0;
    for (var factor : measured) {
      sum += of(factor);
    }
    return new Blend(
        share(Factor.MOMENTUM, measured, sum),
        share(Factor.TECHNICAL, measured, sum),
        share(Factor.VOLUME, measured, sum),
        share(Factor.QUALITY, measured, sum));
  }

  private double share(Factor factor, Set<Factor> measured, double sum) {
    return measured.contains(factor) ? of(factor) / sum : 0;
  }
}
