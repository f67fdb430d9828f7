package io.cryptorun.domain.scan;

import io.cryptorun.domain.regime.RegimeInForce;
import io.cryptorun.domain.universe.Fx;
import java.time.Instant;
import java.util.List;

/// Everything the first step of a scan computes from.
///
/// @param dueAt nominal time of the run
/// @param rows one for each coin of the selection, in its order
public record ScanInput(
    Instant dueAt,
    ScanRules rules,
    RegimeInForce regime,
    Fx fx,
    EffectiveVenues venues,
    ScanUniverse universe,
    List<RowInput> rows,
    FirstPass firstPass) {

  public ScanInput {
    rows = List.copyOf(rows);
  }
}
