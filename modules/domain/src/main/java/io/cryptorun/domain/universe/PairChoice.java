package io.cryptorun.domain.universe;

import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.market.Ticker;
import io.cryptorun.domain.market.Venue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Brings every pair's day to dollars and chooses one pair for each coin and venue: where a venue
/// lists a coin against the dollar and a stablecoin, the one that trades more.
final class PairChoice {

  private final Map<Instrument, Ticker> tickers;
  private final Fx fx;

  PairChoice(Map<Instrument, Ticker> tickers, Fx fx) {
    this.tickers = tickers;
    this.fx = fx;
  }

  /// The chosen pairs of each coin, by venue name; coins in alphabetical order.
  SortedMap<Symbol, List<Pair>> choose(List<Instrument> listed) {
    var best = new TreeMap<Symbol, TreeMap<String, Pair>>();
    for (var instrument : listed) {
      best.computeIfAbsent(instrument.symbol(), _ -> new TreeMap<>())
          .merge(instrument.venue().id(), pair(instrument), PairChoice::better);
    }
    var chosen = new TreeMap<Symbol, List<Pair>>();
    best.forEach((symbol, pairs) -> chosen.put(symbol, List.copyOf(pairs.values())));
    return chosen;
  }

  private static Pair better(Pair one, Pair other) {
    return Pair.MOST_TRADED.compare(one, other) <= 0 ? one : other;
  }

  private Pair pair(Instrument instrument) {
    var ticker = tickers.get(instrument);
    return new Pair(instrument, usd(instrument, ticker), hasBook(instrument, ticker));
  }

  private BigDecimal usd(Instrument instrument, @Nullable Ticker ticker) {
    if (ticker == null || fx.drops(instrument.quote())) {
      return BigDecimal.ZERO;
    }
    var sample = Adv.sample(ticker);
    return sample.isPresent()
        ? Adv.usd(sample.getAsLong(), fx.rate(instrument.quote()))
        : BigDecimal.ZERO;
  }

  /// Coinbase tells no prices in bulk, so that its pairs count as having a book.
  private static boolean hasBook(Instrument instrument, @Nullable Ticker ticker) {
    if (instrument.venue() == Venue.COINBASE) {
      return true;
    }
    return ticker != null && !Boolean.FALSE.equals(ticker.hasBook());
  }
}
