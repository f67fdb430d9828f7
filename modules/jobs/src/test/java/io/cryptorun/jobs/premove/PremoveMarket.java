package io.cryptorun.jobs.premove;

import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.Contract;
import io.cryptorun.domain.market.CurrentFunding;
import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Interval;
import io.cryptorun.domain.market.Level;
import io.cryptorun.domain.market.OpenInterest;
import io.cryptorun.domain.market.OrderBook;
import io.cryptorun.domain.market.Settlement;
import io.cryptorun.domain.market.Trade;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.jobs.regime.RegimeMarket;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A quiet market of thirty coins with deep, even books, of which a test changes single coins. The
/// coins it changes are listed on Kraken alone.
final class PremoveMarket {

  static final Instant NOW = RegimeMarket.NOW;
  static final List<Venue> ARMS = List.of(Venue.BINANCE, Venue.OKX, Venue.KRAKEN);

  private static final Duration EIGHT_HOURS = Duration.ofHours(8);

  /// Dollars on either side of a book.
  private record Sides(double bidUsd, double askUsd) {}

  final RegimeMarket world = RegimeMarket.normal();
  private final Map<Instrument, Sides> books = new HashMap<>();

  PremoveMarket() {
    for (int i = 1; i <= 28; i++) {
      books.put(pair("K%02d".formatted(i)), new Sides(300_000, 300_000));
    }
    for (var venue : List.of(Venue.KRAKEN, Venue.COINBASE)) {
      books.put(RegimeMarket.pair(venue, "BTC"), new Sides(900_000, 900_000));
      books.put(RegimeMarket.pair(venue, "ETH"), new Sides(900_000, 900_000));
    }
    for (var base : List.of("K01", "K02", "K03")) {
      books.put(RegimeMarket.pair(Venue.COINBASE, base), new Sides(300_000, 300_000));
    }
    at(NOW);
  }

  /// Sets the time; every book is as young as the questions are.
  PremoveMarket at(Instant now) {
    world.clock.set(now);
    books.forEach((pair, sides) -> world.spot.offers(book(pair, sides, now)));
    return this;
  }

  /// Its perpetuals charge much more than they did all week, on two arms.
  PremoveMarket diverges(String base) {
    for (var venue : List.of(Venue.BINANCE, Venue.OKX)) {
      var contract = RegimeMarket.contract(venue, base);
      world.perpetuals.funds(contract, new CurrentFunding(0.0012, EIGHT_HOURS));
      world.perpetuals.charged(contract, week());
    }
    return this;
  }

  /// Says what is open in its perpetual on an exchange that keeps no history.
  PremoveMarket holds(String base, double open) {
    var contract = contract(base);
    world.perpetuals.holds(contract, new OpenInterest(NOW, open), List.of());
    return this;
  }

  /// Its book is thin and nearly all bids, and all who trade buy.
  PremoveMarket squeezed(String base) {
    var pair = pair(base);
    books.put(pair, new Sides(60_000, 10_000));
    world.spot.prints(
        pair,
        IntStream.range(0, 60)
            .mapToObj(i ->
                new Trade(base + i, NOW.minusSeconds(60L * (60 - i)).plusSeconds(1), 100, 10, true))
            .toList());
    return at(NOW);
  }

  /// Its book is thin and nearly all bids; nobody trades.
  PremoveMarket thin(String base) {
    books.put(pair(base), new Sides(40_000, 10_000));
    return at(NOW);
  }

  /// Five times as much of it is traded today as on a usual day.
  PremoveMarket busy(String base) {
    var bars = world.hours(pair(base));
    return tape(
        base,
        IntStream.range(0, bars.size())
            .mapToObj(i -> turned(bars.get(i), i < bars.size() - 24 ? 1 : 5))
            .toList());
  }

  /// It gains a percent an hour for ten hours on growing volume.
  PremoveMarket climbs(String base) {
    var bars = new ArrayList<Candle>();
    for (int i = 0; i < 288; i++) {
      double open = climbing(i - 1);
      double close = climbing(i);
      double quoteVolume = i < 264 ? 1e6 : 5e6;
      bars.add(
          new Candle(
              NOW.minus(Duration.ofHours(288 - i)),
              open,
              Math.max(open, close) * 1.001,
              Math.min(open, close) * 0.999,
              close,
              quoteVolume / close,
              quoteVolume,
              false));
    }
    return tape(base, bars);
  }

  /// No arm of the derivatives answers.
  PremoveMarket withoutDerivatives() {
    ARMS.forEach(arm -> world.perpetuals.fails(arm, Fault.Code.TIMEOUT));
    return this;
  }

  static Instrument pair(String base) {
    return RegimeMarket.pair(Venue.KRAKEN, base);
  }

  /// The perpetual that [#holds] speaks of.
  static Contract contract(String base) {
    return RegimeMarket.contract(Venue.OKX, base);
  }

  private PremoveMarket tape(String base, List<Candle> bars) {
    world.spot.trades(pair(base), Interval.HOUR, bars);
    return at(NOW);
  }

  private static double climbing(int i) {
    return 100 * Math.exp(0.002 * Math.sin(i) + (i > 277 ? 0.0095 * (i - 277) : 0));
  }

  private static Candle turned(Candle bar, double factor) {
    return new Candle(
        bar.openTime(),
        bar.open(),
        bar.high(),
        bar.low(),
        bar.close(),
        bar.volume() * factor,
        bar.quoteVolume() * factor,
        false);
  }

  /// Eight days of rates between 0.0001 and 0.00011, three a day.
  private static List<Settlement> week() {
    var newest = Instant.parse("2021-05-19T08:00:00Z");
    return IntStream.range(0, 24)
        .mapToObj(i -> new Settlement(newest.minus(EIGHT_HOURS.multipliedBy(23 - i)), rate(i)))
        .toList();
  }

  private static double rate(int slot) {
    return slot % 2 == 0 ? 0.0001 : 0.00011;
  }

  private OrderBook book(Instrument pair, Sides sides, Instant now) {
    double mid = world.hours(pair).getLast().close();
    return OrderBook.of(
        pair.venue(),
        pair,
        List.of(level(mid * 0.9998, sides.bidUsd), level(mid * 0.95, 1000)),
        List.of(level(mid * 1.0002, sides.askUsd), level(mid * 1.05, 1000)),
        now,
        Duration.ZERO,
        Duration.ofMillis(100));
  }

  private static Level level(double price, double usd) {
    var exact = BigDecimal.valueOf(price);
    return new Level(exact, BigDecimal.valueOf(usd).divide(exact, MathContext.DECIMAL64));
  }
}
