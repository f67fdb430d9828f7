package io.cryptorun.domain.premove;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One of the three signs that are looked for.
public enum PremoveGate {
  /// derivatives are paid for unlike in the week before
  FUNDING_DIVERGENCE,
  /// little is left to buy and it is being bought
  SUPPLY_SQUEEZE,
  /// large hands buy on unusual volume
  WHALE_ACCUMULATION;

  private final String id = name().toLowerCase(Locale.ROOT);

  /// The gate of this name, or empty when there is none.
  public static Optional<PremoveGate> of(String id) {
    for (var gate : values()) {
      if (gate.id.equals(id)) {
        return Optional.of(gate);
      }
    }
    return Optional.empty();
  }

  /// The name used in configuration, artifacts and SQL: lower case.
  public String id() {
    return id;
  }

  /// What it asks of a coin, with no coin at hand.
  public List<Condition> asks() {
    return switch (this) {
      case FUNDING_DIVERGENCE ->
          List.of(Condition.atLeast("score", Double.NaN, FundingDivergence.THRESHOLD));
      case SUPPLY_SQUEEZE ->
          new SupplySqueeze(
                  Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, false)
              .answer()
              .conditions();
      case WHALE_ACCUMULATION ->
          new WhaleAccumulation(Double.NaN, Double.NaN, Double.NaN).answer().conditions();
    };
  }
}
