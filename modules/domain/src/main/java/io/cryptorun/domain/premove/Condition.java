package io.cryptorun.domain.premove;

import org.jspecify.annotations.Nullable;

/// A figure held against a limit. A figure that is missing holds against nothing.
///
/// @param name of the figure: `quality`
/// @param value unrounded; `NaN` when it is missing or not known well enough
public record Condition(String name, double value, Comparison comparison, double threshold) {

  static Condition atLeast(String name, double value, double threshold) {
    return new Condition(name, value, Comparison.AT_LEAST, threshold);
  }

  static Condition above(String name, double value, double threshold) {
    return new Condition(name, value, Comparison.ABOVE, threshold);
  }

  static Condition below(String name, double value, double threshold) {
    return new Condition(name, value, Comparison.BELOW, threshold);
  }

  public boolean isKnown() {
    return Double.isFinite(value);
  }

  /// Whether the figure is known and stands to the threshold as it should.
  public boolean holds() {
    return isKnown()
        && switch (comparison) {
          case AT_LEAST -> value >= threshold;
          case ABOVE -> value > threshold;
          case BELOW -> value < threshold;
        };
  }

  /// Signed distance from the threshold, positive in the passing direction; null without a value.
  public @Nullable Double margin() {
    if (!isKnown()) {
      return null;
    }
    return comparison == Comparison.BELOW ? threshold - value : value - threshold;
  }

  /// How value and threshold must stand to each other.
  public enum Comparison {
    AT_LEAST(">="),
    ABOVE(">"),
    BELOW("<");

    private final String op;

    Comparison(String op) {
      this.op = op;
    }

    /// The sign of it.
    public String op() {
      return op;
    }
  }
}
