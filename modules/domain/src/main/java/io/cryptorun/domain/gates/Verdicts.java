package io.cryptorun.domain.gates;

import java.util.List;
import java.util.Optional;

/// Decides from the answers of the gates.
final class Verdicts {

  private Verdicts() {}

  /// Rejects on the first failed mandatory gate, watches on the first failed guard or on suspect
  /// data; the gate that decided gives the reason.
  static Judgement decide(List<GateResult> gates, boolean suspectBar, GateRules.Style style) {
    var mandatory = firstFailure(gates, GateClass.MANDATORY);
    if (mandatory.isPresent()) {
      return new Judgement(Decision.REJECT, mandatory.get(), gates);
    }
    var guard = firstFailure(gates, GateClass.GUARD);
    if (guard.isPresent()) {
      return new Judgement(Decision.WATCH, guard.get(), gates);
    }
    if (suspectBar) {
      return new Judgement(Decision.WATCH, "SUSPECT_BAR", gates);
    }
    var best = style == GateRules.Style.HOT ? Decision.ENTER : Decision.WATCH;
    return new Judgement(best, "ALL_GATES_PASSED", gates);
  }

  private static Optional<String> firstFailure(List<GateResult> gates, GateClass kind) {
    return gates.stream()
        .filter(gate -> gate.kind() == kind && !gate.passed())
        .map(GateResult::code)
        .findFirst();
  }
}
