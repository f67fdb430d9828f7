package io.cryptorun.domain.scan;

import io.cryptorun.domain.factors.Trigger;
import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Level;
import io.cryptorun.domain.market.OrderBook;
import io.cryptorun.domain.market.Quote;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.regime.RegimeInForce;
import io.cryptorun.domain.universe.Changes;
import io.cryptorun.domain.universe.Criteria;
import io.cryptorun.domain.universe.DailySamples;
import io.cryptorun.domain.universe.Fx;
import io.cryptorun.domain.universe.Group;
import io.cryptorun.domain.universe.Ranked;
import io.cryptorun.domain.universe.Selection;
import io.cryptorun.domain.universe.UniverseSnapshot;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A small market on two venues, of which a test changes one thing at a time. `UP` climbs and
/// reaches the entry score; the others idle.
final class Stage {

  static final Instant DUE = Instant.parse("2025-09-07T11:00:07Z");
  static final Instant HOUR = Instant.parse("2025-09-07T11:00:00Z");
  static final Instant EMISSION = DUE.plusSeconds(10);
  static final double ADV = 6_000_000;

  private final Map<Instrument, VenueAnswers> answers = new LinkedHashMap<>();
  private final Map<Instrument, Reply<OrderBook>> fresh = new HashMap<>();
  private final Map<Symbol, Trigger> triggers = new HashMap<>();
  private final List<String> bases = new ArrayList<>();
  private List<Venue> venues = List.of(Venue.KRAKEN, Venue.OKX);
  private Map<Venue, String> unhealthy = Map.of();
  private ScanRules rules = ScanRules.hot(10, Set.of());

  Stage coin(String base, List<Candle> hourly) {
    bases.add(base);
    for (var venue : List.of(Venue.KRAKEN, Venue.OKX)) {
      var pair = pair(base, venue);
      double mid = hourly.getLast().close();
      answers.put(
          pair,
          new VenueAnswers(
              pair,
              received(hourly, DUE),
              received(Tape.days(HOUR, 1_000_000), DUE),
              received(book(pair, mid, 450_000), DUE)));
      fresh.put(pair, received(book(pair, mid, 450_000), EMISSION));
    }
    return this;
  }

  static Stage withRiser() {
    return new Stage()
        .coin("UP", Tape.rising(HOUR))
        .coin("AAA", Tape.idle(HOUR, 1))
        .coin("BBB", Tape.idle(HOUR, 2));
  }

  Stage book(String base, Venue venue, Reply<OrderBook> reply) {
    return change(
        base, venue, old -> new VenueAnswers(old.instrument(), old.hourly(), old.daily(), reply));
  }

  Stage candles(String base, Venue venue, Reply<List<Candle>> reply) {
    return change(
        base, venue, old -> new VenueAnswers(old.instrument(), reply, old.daily(), old.book()));
  }

  Stage fresh(String base, Venue venue, Reply<OrderBook> reply) {
    fresh.put(pair(base, venue), reply);
    return this;
  }

  Stage trigger(String base, Instant bar, double price) {
    triggers.put(new Symbol(base), new Trigger(bar, price, Venue.KRAKEN));
    return this;
  }

  Stage rules(ScanRules other) {
    rules = other;
    return this;
  }

  Stage unhealthy(Map<Venue, String> reasons) {
    unhealthy = reasons;
    return this;
  }

  Stage venues(Venue... inOrder) {
    venues = List.of(inOrder);
    return this;
  }

  private Stage change(String base, Venue venue, UnaryOperator<VenueAnswers> change) {
    answers.computeIfPresent(pair(base, venue), (_, old) -> change.apply(old));
    return this;
  }

  ScanInput input() {
    var effective = EffectiveVenues.of(venues, unhealthy);
    var fx = new Fx(1, 1, false, List.of());
    var group = Group.parse("top30").orElseThrow();
    var snapshot = snapshot();
    var selection = Selection.of(snapshot, group, effective.forSelection(), fx, 30);
    return new ScanInput(
        DUE,
        rules,
        RegimeInForce.byDefault(),
        fx,
        effective,
        new ScanUniverse(group, snapshot, selection),
        selection.selected().stream()
            .map(coin -> new RowInput(coin, coin.instruments().stream().map(answers::get).toList()))
            .toList(),
        new FirstPass(DUE, Map.of(Venue.KRAKEN, 1.0, Venue.OKX, 20.0)));
  }

  ScoredScan score() {
    return Scan.score(input());
  }

  ScanResult run() {
    return Scan.judge(score(), fresh, triggers, EMISSION);
  }

  Candidate run(String base) {
    return run().candidates().stream()
        .filter(candidate -> candidate.symbol().base().equals(base))
        .findFirst()
        .orElseThrow();
  }

  private UniverseSnapshot snapshot() {
    var ranks = new ArrayList<Ranked>();
    for (var base : bases) {
      ranks.add(
          new Ranked(
              new Symbol(base),
              ranks.size() + 1,
              ADV,
              (long) ADV,
              List.of(pair(base, Venue.KRAKEN), pair(base, Venue.OKX))));
    }
    return new UniverseSnapshot(
        DUE,
        new Criteria(100_000, venues),
        "0".repeat(64),
        ranks,
        List.of(),
        new DailySamples(LocalDate.of(2025, 9, 7), List.of()),
        new Changes(List.of(), List.of(), null, false),
        List.of(),
        List.of());
  }

  static Instrument pair(String base, Venue venue) {
    return new Instrument(venue, base + "USD", base, Quote.USD);
  }

  /// A book with a spread of 5 bp and the given depth, half of it on each side.
  static OrderBook book(Instrument pair, double mid, double depthUsd) {
    return book(pair, mid * (1 - 0.00025), mid * (1 + 0.00025), depthUsd);
  }

  static OrderBook book(Instrument pair, double bid, double ask, double depthUsd) {
    return OrderBook.of(
        pair.venue(),
        pair,
        List.of(level(bid, depthUsd / 2)),
        List.of(level(ask, depthUsd / 2)),
        DUE,
        Duration.ZERO,
        Duration.ofMillis(100));
  }

  /// The same book as it would have been received at another time.
  static OrderBook at(OrderBook book, Instant receivedAt) {
    return OrderBook.of(
        book.venue(),
        book.instrument(),
        book.bids(),
        book.asks(),
        receivedAt,
        book.stampLag(),
        book.latency());
  }

  private static Level level(double price, double usd) {
    var exact = BigDecimal.valueOf(price);
    return new Level(exact, BigDecimal.valueOf(usd).divide(exact, MathContext.DECIMAL64));
  }

  static <T> Reply<T> received(T value, Instant at) {
    return new Reply.Received<>(value, at, Duration.ofMillis(100), false);
  }

  static <T> Reply<T> missing(Venue venue) {
    return new Fault(venue, Fault.Code.TIMEOUT, "GET /book", null, "no answer in 10 s").missing();
  }
}
