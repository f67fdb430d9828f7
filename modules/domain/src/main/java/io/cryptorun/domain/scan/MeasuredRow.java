package io.cryptorun.domain.scan;

import io.cryptorun.domain.factors.SymbolFactors;
import io.cryptorun.domain.gates.BookVerdict;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Tier;
import io.cryptorun.domain.universe.Selected;
import java.util.List;

/// A coin whose figures are known and that now takes part in the comparison of all coins.
///
/// @param books the first look, one entry for each venue of the row, in their order
/// @param index position of the venue whose candles were measured
/// @param hasBook whether that venue's book is valid and fresh; else the row has no venue
/// @param fx dollars per quote unit of that venue
/// @param readings the answers that went into it
record MeasuredRow(
    Selected coin,
    List<CheckedBook> books,
    int index,
    boolean hasBook,
    double fx,
    SymbolFactors figures,
    List<Reading> readings) {

  Tier tier() {
    return Tier.of(coin.advUsd());
  }

  /// The pair the candles came from.
  Instrument instrument() {
    return books.get(index).instrument();
  }

  CheckedBook book() {
    return books.get(index);
  }

  /// Why no venue could be the row's: what the first one that answered showed.
  String fault() {
    return books.stream()
        .filter(book -> book.answered() && !book.isOk())
        .map(CheckedBook::status)
        .findFirst()
        .orElse(BookVerdict.NO_VENUE);
  }
}
