package io.cryptorun.ledger.result;

import org.jspecify.annotations.Nullable;

/// One gate decision of one symbol.
///
/// @param symbol the coin, and the place of the decision in the run
/// @param source where the value came from
/// @param ageSeconds age of the value when it was used
public record GateRow(
    Symbol symbol,
    String gate,
    String gateClass,
    boolean passed,
    String code,
    Comparison comparison,
    @Nullable String source,
    @Nullable Double ageSeconds) {

  /// Which decision it is.
  ///
  /// @param name such as `BTC/USD`
  /// @param rank place of the symbol in the run, from 1
  /// @param seq place of the gate in the order of evaluation, from 1
  public record Symbol(String name, int rank, int seq) {}

  /// What was compared with what; unrounded, null where not measured.
  ///
  /// @param op the comparison that passes
  /// @param margin signed distance from the threshold, ≥ 0 in the passing direction; null where
  ///   value or threshold is
  public record Comparison(
      @Nullable Double value,
      @Nullable String op,
      @Nullable Double threshold,
      @Nullable Double margin) {}
}
