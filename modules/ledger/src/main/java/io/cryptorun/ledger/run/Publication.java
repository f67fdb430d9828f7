package io.cryptorun.ledger.run;

import io.cryptorun.ledger.artifact.ArtifactRow;
import io.cryptorun.ledger.result.CandidateRow;
import io.cryptorun.ledger.result.DepegRow;
import io.cryptorun.ledger.result.GateRow;
import io.cryptorun.ledger.result.OverlayRow;
import io.cryptorun.ledger.result.ProviderCheckRow;
import io.cryptorun.ledger.result.RegimeState;
import io.cryptorun.ledger.result.TriggerRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything a run makes visible at once.
///
/// @param outcome `SUCCESS` or `PARTIAL`
/// @param reason what was missing, for `PARTIAL`
/// @param candidates what was found out about each coin, beside its gates
/// @param state what later runs will read
public record Publication(
    Outcome outcome,
    @Nullable String reason,
    RunFigures figures,
    List<ArtifactRow> artifacts,
    List<GateRow> gates,
    List<CandidateRow> candidates,
    StateRows state) {

  public Publication {
    if (outcome != Outcome.SUCCESS && outcome != Outcome.PARTIAL) {
      throw new IllegalArgumentException(
          "a run that ended as %s publishes nothing".formatted(outcome));
    }
    artifacts = List.copyOf(artifacts);
    gates = List.copyOf(gates);
    candidates = List.copyOf(candidates);
  }

  /// Of a run that looks at no coins.
  public Publication(
      Outcome outcome,
      @Nullable String reason,
      RunFigures figures,
      List<ArtifactRow> artifacts,
      List<GateRow> gates,
      StateRows state) {
    this(outcome, reason, figures, artifacts, gates, List.of(), state);
  }

  /// Whether there is no row to write but those that every run has.
  boolean isOutcomeOnly() {
    return artifacts.isEmpty() && gates.isEmpty() && candidates.isEmpty() && state.isEmpty();
  }

  /// What a run leaves for later runs; a replay leaves nothing.
  ///
  /// @param regime null for runs that detect none, like overlay and checks
  /// @param checks what a health check found, one for each exchange
  public record StateRows(
      List<TriggerRow> triggers,
      List<DepegRow> depegs,
      @Nullable RegimeState regime,
      @Nullable OverlayRow overlay,
      List<ProviderCheckRow> checks) {

    public StateRows {
      triggers = List.copyOf(triggers);
      depegs = List.copyOf(depegs);
      checks = List.copyOf(checks);
    }

    /// Nothing.
    public static StateRows none() {
      return new StateRows(List.of(), List.of(), null, null, List.of());
    }

    public StateRows withTriggers(List<TriggerRow> triggers) {
      return new StateRows(triggers, depegs, regime, overlay, checks);
    }

    public StateRows withDepegs(List<DepegRow> depegs) {
      return new StateRows(triggers, depegs, regime, overlay, checks);
    }

    public StateRows withRegime(RegimeState regime) {
      return new StateRows(triggers, depegs, regime, overlay, checks);
    }

    public StateRows withOverlay(OverlayRow overlay) {
      return new StateRows(triggers, depegs, regime, overlay, checks);
    }

    public StateRows withChecks(List<ProviderCheckRow> checks) {
      return new StateRows(triggers, depegs, regime, overlay, checks);
    }

    boolean isEmpty() {
      return equals(none());
    }
  }
}
