package io.cryptorun.domain.universe;

import io.cryptorun.domain.market.Instrument;
import java.math.BigDecimal;
import java.util.Comparator;

/// One pair with what its venue says of the last 24 hours.
///
/// @param usd dollars traded, 0 when the figure is missing, invalid or in a stablecoin off its peg
/// @param hasBook whether both sides are known to be there, or not known to be missing
record Pair(Instrument instrument, BigDecimal usd, boolean hasBook) {

  /// The pair a venue's figures and candles are taken from: the most traded one.
  static final Comparator<Pair> MOST_TRADED =
      Comparator.comparing(Pair::usd)
          .reversed()
          .thenComparing(pair -> pair.instrument().quote())
          .thenComparing(pair -> pair.instrument().id());
}
