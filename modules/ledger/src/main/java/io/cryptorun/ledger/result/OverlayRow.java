package io.cryptorun.ledger.result;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An evaluation of the conditions that may be laid over a regime.
///
/// @param overlay `risk_off`, `btc_driven`, or null for none
/// @param triggers what spoke for `risk_off`, by name
/// @param riskOffUntil until when it stays active; null when it is not
public record OverlayRow(
    @Nullable String overlay, List<String> triggers, @Nullable Instant riskOffUntil) {

  public OverlayRow {
    triggers = List.copyOf(triggers);
  }
}
