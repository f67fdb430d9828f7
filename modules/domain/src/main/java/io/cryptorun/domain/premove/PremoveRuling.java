package io.cryptorun.domain.premove;

import java.util.ArrayList;
import java.util.List;

/// What the gates together mean for a coin.
///
/// @param answers of all three gates
/// @param passed required gates that pass, in the order of the rules
/// @param volumeConfirmed whether volume confirms, asked for or not
public record PremoveRuling(
    PremoveRules rules,
    List<GateAnswer> answers,
    List<PremoveGate> passed,
    boolean volumeConfirmed) {

  public PremoveRuling {
    answers = List.copyOf(answers);
    passed = List.copyOf(passed);
  }

  /// Rules on the answers of all three gates.
  static PremoveRuling of(PremoveRules rules, List<GateAnswer> answers, boolean volumeConfirmed) {
    var passed = rules.required().stream().filter(gate -> answer(answers, gate).passed()).toList();
    return new PremoveRuling(rules, answers, passed, volumeConfirmed);
  }

  private static GateAnswer answer(List<GateAnswer> answers, PremoveGate gate) {
    return answers.stream().filter(a -> a.gate() == gate).findFirst().orElseThrow();
  }

  /// What one gate said.
  public GateAnswer of(PremoveGate gate) {
    return answer(answers, gate);
  }

  /// Whether enough gates pass, whatever volume says.
  public boolean hasEnoughGates() {
    return passed.size() >= rules.minimum();
  }

  /// Whether volume was asked for and did not confirm.
  public boolean lacksVolume() {
    return rules.volumeRequired() && !volumeConfirmed;
  }

  /// Whether there is something to tell: volume is asked for on top of the gates, never in place of
  /// one.
  public boolean isAlert() {
    return hasEnoughGates() && !lacksVolume();
  }

  /// Codes of the required gates that did not pass, in their order, then that of the volume.
  public List<String> reasons() {
    var reasons = new ArrayList<String>();
    for (var gate : rules.required()) {
      var answer = of(gate);
      if (!answer.passed()) {
        reasons.add(answer.code());
      }
    }
    if (lacksVolume()) {
      reasons.add("VOLUME_NOT_CONFIRMED");
    }
    return List.copyOf(reasons);
  }
}
