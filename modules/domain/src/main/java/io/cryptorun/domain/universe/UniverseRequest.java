package io.cryptorun.domain.universe;

import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.market.Venue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Everything a universe is built from, candles aside.
///
/// @param dueAt nominal time of the building run
/// @param venues all venues of the enabled jobs that scan
/// @param figures what those venues answered
/// @param fx this run's dollar rates
/// @param doNotTrade coins the configuration keeps out
/// @param candleRates sustained candle calls a second, by venue
/// @param history earlier days
public record UniverseRequest(
    Instant dueAt,
    List<Venue> venues,
    VenueFigures figures,
    Fx fx,
    Set<Symbol> doNotTrade,
    Map<Venue, Double> candleRates,
    History history) {

  /// A coin that trades less cannot be bought or sold at its price.
  static final long MIN_ADV_USD = 100_000;

  Criteria criteria() {
    return new Criteria(MIN_ADV_USD, venues);
  }
}
