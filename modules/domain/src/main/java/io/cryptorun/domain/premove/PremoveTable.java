package io.cryptorun.domain.premove;

import io.cryptorun.domain.market.Symbol;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the premove gates say of the coins of a scan.
///
/// @param dueAt nominal time of the scan
/// @param regime the word for the state of the market: its overlay, or its regime
/// @param rows in the order of the scan's ranks; none where the scan does not look
public record PremoveTable(Instant dueAt, String regime, List<PremoveRow> rows) {

  public PremoveTable {
    rows = List.copyOf(rows);
  }

  /// No coin was looked at.
  public static PremoveTable none(Instant dueAt, String regime) {
    return new PremoveTable(dueAt, regime, List.of());
  }

  /// The row of a coin.
  public Optional<PremoveRow> of(Symbol symbol) {
    return rows.stream()
        .filter(row -> row.evaluation().subject().symbol().equals(symbol))
        .findFirst();
  }

  /// The rows worth showing: of coins that the scan offers, and of those with enough gates.
  ///
  /// @param offered coins that the scan itself publishes
  public List<PremoveRow> shown(Set<Symbol> offered) {
    return rows.stream()
        .filter(row ->
            offered.contains(row.evaluation().subject().symbol())
                || row.evaluation().ruling().hasEnoughGates())
        .toList();
  }
}
