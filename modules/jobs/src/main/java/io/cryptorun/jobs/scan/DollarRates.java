package io.cryptorun.jobs.scan;

import io.cryptorun.domain.market.BookMeasure;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.MarketData;
import io.cryptorun.domain.market.OrderBook;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Reuse;
import io.cryptorun.domain.universe.Depeg;
import io.cryptorun.domain.universe.FxReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Reads what a stablecoin is worth from its own dollar books, the preferred venue first; a second
/// venue is asked only for a coin the first gave no valid book of.
public final class DollarRates {

  private final MarketData market;

  public DollarRates(MarketData market) {
    this.market = market;
  }

  /// The rates of this run.
  ///
  /// @param pegs dollar pairs of the stablecoins, preferred first
  /// @param remembered what earlier runs found off its peg
  /// @param reuse how old a stored book may be
  public FxReading read(List<Instrument> pegs, List<Depeg> remembered, Instant dueAt, Reuse reuse)
      throws InterruptedException {
    var books = new HashMap<Instrument, Reply<OrderBook>>();
    var ask = firstOfEach(pegs, books);
    while (!ask.isEmpty()) {
      books.putAll(market.books(ask, reuse));
      ask = firstOfEach(pegs, books);
    }
    return FxReading.of(books, remembered, dueAt);
  }

  /// The next pair to ask for each stablecoin that has no valid book yet.
  private static List<Instrument> firstOfEach(
      List<Instrument> pegs, Map<Instrument, Reply<OrderBook>> asked) {
    var settled = new HashSet<String>();
    asked.forEach((pair, reply) ->
        reply.found().filter(DollarRates::isValid).ifPresent(_ -> settled.add(pair.base())));
    var next = new ArrayList<Instrument>();
    for (var pair : pegs) {
      if (!asked.containsKey(pair) && settled.add(pair.base())) {
        next.add(pair);
      }
    }
    return next;
  }

  private static boolean isValid(OrderBook book) {
    return BookMeasure.of(book, 1) instanceof BookMeasure.Valid;
  }
}
