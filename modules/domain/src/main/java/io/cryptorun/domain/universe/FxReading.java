package io.cryptorun.domain.universe;

import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Listing;
import io.cryptorun.domain.market.OrderBook;
import io.cryptorun.domain.market.Quote;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Venue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The rates a run read from the venues' own stablecoin books, and what it must remember of them.
///
/// @param seen stablecoins this run itself found off their peg, to be stored
public record FxReading(Fx fx, List<Depeg> seen) {

  /// A stablecoin further than this from one dollar is not a dollar.
  private static final BigDecimal TOLERANCE = new BigDecimal("0.01");

  /// Long enough for the runs around a de-peg to agree, short enough to come back the same day.
  private static final Duration REMEMBERED = Duration.ofMinutes(30);

  private static final List<Venue> PREFERENCE = List.of(Venue.KRAKEN, Venue.COINBASE);
  private static final List<Quote> STABLE = List.of(Quote.USDT, Quote.USDC);

  /// The dollar pairs of the two stablecoins among all listed pairs, the preferred venue first.
  public static List<Instrument> pegs(Map<Venue, Reply<Listing>> listings) {
    return listings.values().stream()
        .flatMap(reply -> reply.found().stream())
        .flatMap(listing -> listing.instruments().stream())
        .filter(pair -> pair.quote() == Quote.USD && PREFERENCE.contains(pair.venue()))
        .filter(pair -> Quote.of(pair.base()).filter(STABLE::contains).isPresent())
        .sorted(InstrumentOrder.by(PREFERENCE))
        .toList();
  }

  /// Reads the rates from the books of [#pegs].
  ///
  /// @param books answers by pair; a pair without an entry was not asked
  /// @param remembered de-pegs that earlier runs of this market stored
  public static FxReading of(
      Map<Instrument, Reply<OrderBook>> books, List<Depeg> remembered, Instant dueAt) {
    var mids = STABLE.stream().map(quote -> mid(quote, books)).toList();
    var seen = new ArrayList<Depeg>();
    var dropped = new ArrayList<Quote>();
    for (int i = 0; i < STABLE.size(); i++) {
      var quote = STABLE.get(i);
      if (mids.get(i).filter(FxReading::isOffPeg).isPresent()) {
        seen.add(new Depeg(quote, dueAt.plus(REMEMBERED)));
        dropped.add(quote);
      } else if (isRemembered(quote, remembered, dueAt)) {
        dropped.add(quote);
      }
    }
    var estimated = mids.stream().anyMatch(Optional::isEmpty);
    return new FxReading(
        new Fx(rate(mids.get(0)), rate(mids.get(1)), estimated, dropped), List.copyOf(seen));
  }

  private static Optional<BigDecimal> mid(Quote quote, Map<Instrument, Reply<OrderBook>> books) {
    return books.entrySet().stream()
        .filter(asked -> asked.getKey().base().equals(quote.name()))
        .sorted(Map.Entry.comparingByKey(InstrumentOrder.by(PREFERENCE)))
        .flatMap(asked -> asked.getValue().found().stream())
        .flatMap(book -> mid(book).stream())
        .findFirst();
  }

  private static Optional<BigDecimal> mid(OrderBook book) {
    if (book.bids().isEmpty() || book.asks().isEmpty()) {
      return Optional.empty();
    }
    var bid = book.bids().getFirst().price();
    var ask = book.asks().getFirst().price();
    return ask.compareTo(bid) > 0
        ? Optional.of(bid.add(ask).multiply(new BigDecimal("0.5")))
        : Optional.empty();
  }

  private static boolean isOffPeg(BigDecimal mid) {
    return mid.subtract(BigDecimal.ONE).abs().compareTo(TOLERANCE) > 0;
  }

  private static boolean isRemembered(Quote quote, List<Depeg> remembered, Instant dueAt) {
    return remembered.stream()
        .anyMatch(depeg -> depeg.quote() == quote && dueAt.isBefore(depeg.until()));
  }

  private static double rate(Optional<BigDecimal> mid) {
    return mid.map(BigDecimal::doubleValue).orElse(1.0);
  }
}
