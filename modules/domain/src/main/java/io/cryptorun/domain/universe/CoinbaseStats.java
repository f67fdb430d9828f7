package io.cryptorun.domain.universe;

import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.market.Venue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Coinbase answers 24-hour figures one pair at a time, so it is only asked about coins that
/// another venue ranks high: what nobody else trades much will not reach the universe.
public final class CoinbaseStats {

  private static final int FIRST = 250;

  private CoinbaseStats() {}

  /// The Coinbase pairs of coins among the first 250 of any other venue, best ranked first.
  ///
  /// @param figures listings of all venues, and tickers of the venues that give them in bulk
  public static List<Instrument> pairs(VenueFigures figures, Fx fx) {
    var rank = bestRanks(figures, fx);
    return figures
        .pairs()
        .filter(pair -> pair.venue() == Venue.COINBASE && rank.containsKey(pair.symbol()))
        .sorted(
            Comparator.comparing((Instrument pair) -> rank.get(pair.symbol()))
                .thenComparing(Instrument::base)
                .thenComparing(Instrument::id))
        .toList();
  }

  private static Map<Symbol, Integer> bestRanks(VenueFigures figures, Fx fx) {
    var choice = new PairChoice(figures.byPair(), fx);
    var byVenue = new HashMap<Venue, List<Pair>>();
    for (var pairs : choice.choose(figures.pairs().toList()).values()) {
      pairs.stream()
          .filter(pair -> pair.usd().signum() > 0)
          .forEach(pair ->
              byVenue.computeIfAbsent(pair.instrument().venue(), _ -> new ArrayList<>()).add(pair));
    }
    var best = new HashMap<Symbol, Integer>();
    for (var pairs : byVenue.values()) {
      pairs.sort(Pair.MOST_TRADED.thenComparing(pair -> pair.instrument().base()));
      for (int i = 0; i < Math.min(FIRST, pairs.size()); i++) {
        best.merge(pairs.get(i).instrument().symbol(), i, Math::min);
      }
    }
    return best;
  }
}
