package io.cryptorun.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything a run makes visible at once.
///
/// @param outcome `SUCCESS` or `PARTIAL`
/// @param reason what was missing, for `PARTIAL`
/// @param state what later runs will read
public record Publication(
    Outcome outcome,
    @Nullable String reason,
    RunFigures figures,
    List<ArtifactRow> artifacts,
    List<GateRow> gates,
    StateRows state) {

  public Publication {
    if (outcome != Outcome.SUCCESS && outcome != Outcome.PARTIAL) {
      throw new IllegalArgumentException(
          "a run that ended as %s publishes nothing".formatted(outcome));
    }
    artifacts = List.copyOf(artifacts);
    gates = List.copyOf(gates);
  }

  /// What a run leaves for later runs; a replay leaves nothing.
  ///
  /// @param universe null when the run built none
  public record StateRows(
      List<TriggerRow> triggers, @Nullable UniverseRow universe, List<DepegRow> depegs) {

    public StateRows {
      triggers = List.copyOf(triggers);
      depegs = List.copyOf(depegs);
    }

    /// Nothing.
    public static StateRows none() {
      return new StateRows(List.of(), null, List.of());
    }

    boolean isEmpty() {
      return triggers.isEmpty() && universe == null && depegs.isEmpty();
    }
  }
}
