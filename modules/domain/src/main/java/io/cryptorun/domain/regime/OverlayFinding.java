package io.cryptorun.domain.regime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an evaluation says is laid over the regime. Money leaving all coins outweighs coins that
/// follow Bitcoin; either is only claimed where the data is there.
///
/// @param triggers what speaks for risk off now
/// @param riskOffUntil until when risk off stays, also when a later evaluation finds it gone; null
///   when it is not in force
/// @param notes what could not be judged, and what still stands from before
public record OverlayFinding(
    Overlay overlay,
    List<RiskOffTrigger> triggers,
    @Nullable Instant riskOffUntil,
    List<String> notes) {

  /// A market that fled does not come back in minutes.
  private static final Duration STAYS = Duration.ofMinutes(60);

  private static final double RISK_OFF = 0.30;
  private static final double TOLERANCE = 1e-9;
  private static final double SAME_BET = 0.80;
  private static final double BTC_MOVES_PERCENT = 2.5;

  public OverlayFinding {
    triggers = List.copyOf(triggers);
    notes = List.copyOf(notes);
  }

  /// Evaluates.
  ///
  /// @param before the newest earlier evaluation's `riskOffUntil`
  /// @param at nominal time of the run that evaluates
  public static OverlayFinding of(OverlayInput input, @Nullable Instant before, Instant at) {
    var triggers =
        Arrays.stream(RiskOffTrigger.values()).filter(trigger -> trigger.holds(input)).toList();
    var notes = new ArrayList<>(notMeasured(input));
    if (weigh(triggers) >= RISK_OFF - TOLERANCE) {
      return new OverlayFinding(Overlay.RISK_OFF, triggers, at.plus(STAYS), notes);
    }
    if (before != null && !at.isAfter(before)) {
      notes.add("risk_off stays until %s, as an earlier evaluation found it".formatted(before));
      return new OverlayFinding(Overlay.RISK_OFF, triggers, before, notes);
    }
    return new OverlayFinding(
        isDrivenByBtc(input) ? Overlay.BTC_DRIVEN : Overlay.NONE, triggers, null, notes);
  }

  private static double weigh(List<RiskOffTrigger> triggers) {
    return triggers.stream().mapToDouble(RiskOffTrigger::weight).sum();
  }

  private static boolean isDrivenByBtc(OverlayInput input) {
    return input.correlation().median() >= SAME_BET
        && Math.abs(input.btc().h24()) >= BTC_MOVES_PERCENT;
  }

  private static List<String> notMeasured(OverlayInput input) {
    var notes = new ArrayList<String>();
    for (var trigger : RiskOffTrigger.values()) {
      if (!trigger.isMeasured(input)) {
        notes.add("%s could not be judged: data is missing".formatted(trigger.id()));
      }
    }
    if (!input.correlation().isMeasured()) {
      notes.add(
          "btc_driven could not be judged: %d coins with a week of hours beside Bitcoin's where %d are needed"
              .formatted(input.correlation().coins(), BtcCorrelation.MIN_COINS));
    } else if (!Double.isFinite(input.btc().h24())) {
      notes.add("btc_driven could not be judged: no 24 h return of Bitcoin");
    }
    return notes;
  }
}
