package io.cryptorun.domain.scan;

import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.regime.RegimeInForce;
import io.cryptorun.domain.universe.Fx;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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

  /// The coins that no call was made for.
  public Set<Symbol> cachedCoins() {
    return rows.stream()
        .filter(RowInput::isCached)
        .map(row -> row.coin().symbol())
        .collect(Collectors.toUnmodifiableSet());
  }
}
