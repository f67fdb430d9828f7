package io.cryptorun.domain.gates;

import org.jspecify.annotations.Nullable;

/// What one gate said about one row.
///
/// @param kind what its failing means in this scan
/// @param code the answer in one upper-case word
/// @param value the figure that was judged, unrounded; null when it could not be measured
/// @param threshold what it was held against, null where there is none
/// @param text one sentence, the same for the same figures
public record GateResult(
    Gate gate,
    GateClass kind,
    boolean passed,
    String code,
    @Nullable Double value,
    @Nullable Double threshold,
    String text) {

  /// The condition: how value and threshold must stand to each other.
  public String op() {
    return gate.op();
  }

  /// How far the value lies from the threshold, 0 or more on the passing side; null where either is
  /// null.
  public @Nullable Double margin() {
    if (value == null || threshold == null) {
      return null;
    }
    return gate.op().equals("<=") ? threshold - value : value - threshold;
  }

  GateResult withText(String other) {
    return new GateResult(gate, kind, passed, code, value, threshold, other);
  }
}
