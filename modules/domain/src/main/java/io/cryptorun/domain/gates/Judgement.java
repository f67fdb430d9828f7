package io.cryptorun.domain.gates;

import java.util.List;

/// A decision with everything it rests on.
///
/// @param primaryReason code of the gate that decided, `SUSPECT_BAR`, or `ALL_GATES_PASSED`
/// @param gates all twelve answers, in order
public record Judgement(Decision decision, String primaryReason, List<GateResult> gates) {

  public Judgement {
    gates = List.copyOf(gates);
  }

  /// Whether the row may be published: every mandatory gate passed.
  public boolean isPublishable() {
    return decision != Decision.REJECT;
  }

  /// What one gate said.
  public GateResult of(Gate gate) {
    return gates.stream().filter(result -> result.gate() == gate).findFirst().orElseThrow();
  }
}
