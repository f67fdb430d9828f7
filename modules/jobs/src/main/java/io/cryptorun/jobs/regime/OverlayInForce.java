package io.cryptorun.jobs.regime;

import io.cryptorun.domain.regime.CachedOverlay;
import io.cryptorun.domain.regime.Overlay;
import io.cryptorun.domain.regime.OverlayFinding;
import io.cryptorun.domain.regime.RiskOffTrigger;
import io.cryptorun.ledger.result.OverlayRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The overlay a run works under.
///
/// @param notes what could not be judged, one line each; empty for a stored evaluation
/// @param toStore what the run has to leave for others
///   ([io.cryptorun.ledger.run.Publication.StateRows#withOverlay]); null when it used what another
///   left
public record OverlayInForce(Overlay overlay, List<String> notes, @Nullable OverlayRow toStore) {

  public OverlayInForce {
    notes = List.copyOf(notes);
  }

  static OverlayInForce stored(CachedOverlay evaluation) {
    return new OverlayInForce(evaluation.overlay(), List.of(), null);
  }

  static OverlayInForce found(OverlayFinding finding) {
    return new OverlayInForce(finding.overlay(), finding.notes(), row(finding));
  }

  /// A finding as it is stored.
  static OverlayRow row(OverlayFinding finding) {
    return new OverlayRow(
        finding.overlay() == Overlay.NONE ? null : finding.overlay().id(),
        finding.triggers().stream().map(RiskOffTrigger::id).toList(),
        finding.riskOffUntil());
  }
}
