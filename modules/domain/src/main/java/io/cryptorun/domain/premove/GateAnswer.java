package io.cryptorun.domain.premove;

import java.util.List;

/// What one gate said about one coin.
///
/// @param code the answer in one upper-case word
/// @param conditions all of which have to hold, in order, at least one
public record GateAnswer(PremoveGate gate, String code, List<Condition> conditions) {

  public GateAnswer {
    conditions = List.copyOf(conditions);
  }

  /// Whether every condition holds.
  public boolean passed() {
    return conditions.stream().allMatch(Condition::holds);
  }

  /// The condition that settles the answer: the first that does not hold, or the first of all.
  public Condition deciding() {
    return conditions.stream()
        .filter(condition -> !condition.holds())
        .findFirst()
        .orElse(conditions.getFirst());
  }
}
