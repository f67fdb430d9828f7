package io.cryptorun.domain.scan;

import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.CandleRequest;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Interval;
import io.cryptorun.domain.market.Listing;
import io.cryptorun.domain.market.OrderBook;
import io.cryptorun.domain.market.Quote;
import io.cryptorun.domain.market.RecordedCandles;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Ticker;
import io.cryptorun.domain.market.Tier;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.regime.RegimeInForce;
import io.cryptorun.domain.universe.Fx;
import io.cryptorun.domain.universe.Group;
import io.cryptorun.domain.universe.History;
import io.cryptorun.domain.universe.Selected;
import io.cryptorun.domain.universe.Selection;
import io.cryptorun.domain.universe.UniverseBuilder;
import io.cryptorun.domain.universe.UniverseRequest;
import io.cryptorun.domain.universe.UniverseSnapshot;
import io.cryptorun.domain.universe.VenueFigures;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The spot market of one exchange as recorded in spring 2021, with books that the recording lacks:
/// three times the depth and a spread of 5 bp, so that nothing but the candles decides.
final class RecordedMarket {

  private static final String FOLDER = "ohlcv_1h/BINANCE";
  private static final Fx PAR = new Fx(1, 1, false, List.of());

  private final Map<Instrument, List<Candle>> tapes = new TreeMap<>(RecordedMarket::byName);

  RecordedMarket() {
    for (var base : RecordedCandles.bases(FOLDER, "USDT")) {
      var pair = new Instrument(Venue.BINANCE, base + "USDT", base, Quote.USDT);
      tapes.put(pair, RecordedCandles.read(FOLDER + "/" + base + "-USDT"));
    }
  }

  private static int byName(Instrument one, Instrument other) {
    return one.id().compareTo(other.id());
  }

  /// A hot scan of the thirty most traded coins.
  ScanResult scan(Instant dueAt) {
    var scored = Scan.score(input(dueAt));
    var fresh = new HashMap<Instrument, Reply<OrderBook>>();
    for (var row : scored.input().rows()) {
      var answers = row.answers().getFirst();
      fresh.put(answers.instrument(), answers.book());
    }
    return Scan.judge(scored, fresh, Map.of(), dueAt);
  }

  private ScanInput input(Instant dueAt) {
    var venues = EffectiveVenues.of(List.of(Venue.BINANCE), Map.of());
    var universe = universe(dueAt);
    var group = Group.parse("top30").orElseThrow();
    var selection = Selection.of(universe, group, venues.forSelection(), PAR, 30);
    return new ScanInput(
        dueAt,
        ScanRules.hot(10, Set.of()),
        RegimeInForce.byDefault(),
        PAR,
        venues,
        new ScanUniverse(group, universe, selection),
        selection.selected().stream().map(coin -> row(coin, dueAt)).toList(),
        new FirstPass(dueAt, Map.of(Venue.BINANCE, 20.0)));
  }

  UniverseSnapshot universe(Instant dueAt) {
    var listing = new Listing(Venue.BINANCE, List.copyOf(tapes.keySet()), List.of());
    var tickers = tapes.keySet().stream().map(pair -> ticker(pair, dueAt)).toList();
    var figures =
        new VenueFigures(
            Map.of(Venue.BINANCE, received(listing, dueAt)),
            Map.of(Venue.BINANCE, received(tickers, dueAt)),
            Map.of());
    var candidates =
        UniverseBuilder.rank(
            new UniverseRequest(
                dueAt,
                List.of(Venue.BINANCE),
                figures,
                PAR,
                Set.of(),
                Map.of(Venue.BINANCE, 20.0),
                History.none()));
    while (!candidates.nextBatch().isEmpty()) {
      candidates =
          candidates.tested(
              candidates.nextBatch().stream()
                  .collect(Collectors.toMap(ask -> ask, ask -> received(closed(ask), dueAt))));
    }
    return candidates.snapshot();
  }

  private Ticker ticker(Instrument pair, Instant dueAt) {
    double turnover =
        closed(new CandleRequest(pair, Interval.HOUR, 24, dueAt)).stream()
            .mapToDouble(Candle::quoteVolume)
            .sum();
    return new Ticker(pair, null, null, null, BigDecimal.valueOf(turnover), true);
  }

  private RowInput row(Selected coin, Instant dueAt) {
    var pair = coin.instruments().getFirst();
    var hourly = closed(new CandleRequest(pair, Interval.HOUR, 288, dueAt));
    double depth = 3.0 * Tier.of(coin.advUsd()).depthMinUsd();
    var book = Stage.at(Stage.book(pair, hourly.getLast().close(), depth), dueAt);
    return new RowInput(
        coin,
        List.of(
            new VenueAnswers(
                pair,
                received(hourly, dueAt),
                received(days(pair, dueAt), dueAt),
                received(book, dueAt))));
  }

  private List<Candle> closed(CandleRequest ask) {
    var tape = tapes.getOrDefault(ask.instrument(), List.of());
    int from = firstFrom(tape, ask.oldestOpen());
    return tape.subList(from, firstFrom(tape, ask.newestOpen().plusSeconds(1)));
  }

  /// Index of the first bar that opens at or after an instant.
  private static int firstFrom(List<Candle> tape, Instant instant) {
    int low = 0;
    int high = tape.size();
    while (low < high) {
      int middle = (low + high) / 2;
      if (tape.get(middle).openTime().isBefore(instant)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// Completed UTC days summed from their hours; only the turnover of a day is ever read.
  private List<Candle> days(Instrument pair, Instant dueAt) {
    var turnover = new TreeMap<Instant, Double>();
    for (var bar : closed(new CandleRequest(pair, Interval.HOUR, 300, dueAt))) {
      turnover.merge(Interval.DAY.floor(bar.openTime()), bar.quoteVolume(), Double::sum);
    }
    return turnover
        .tailMap(turnover.firstKey(), false)
        .headMap(Interval.DAY.floor(dueAt))
        .entrySet()
        .stream()
        .map(day -> new Candle(day.getKey(), 1, 1, 1, 1, day.getValue(), day.getValue(), false))
        .toList();
  }

  private static <T> Reply<T> received(T value, Instant at) {
    return new Reply.Received<>(value, at, Duration.ZERO, false);
  }
}
