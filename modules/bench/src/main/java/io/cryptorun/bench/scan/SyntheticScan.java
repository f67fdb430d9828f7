package io.cryptorun.bench.scan;

import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.OrderBook;
import io.cryptorun.domain.market.Quote;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.regime.RegimeInForce;
import io.cryptorun.domain.scan.EffectiveVenues;
import io.cryptorun.domain.scan.FirstPass;
import io.cryptorun.domain.scan.RowInput;
import io.cryptorun.domain.scan.ScanInput;
import io.cryptorun.domain.scan.ScanRules;
import io.cryptorun.domain.scan.ScanUniverse;
import io.cryptorun.domain.scan.ScoredScan;
import io.cryptorun.domain.scan.VenueAnswers;
import io.cryptorun.domain.universe.Changes;
import io.cryptorun.domain.universe.Criteria;
import io.cryptorun.domain.universe.DailySamples;
import io.cryptorun.domain.universe.Fx;
import io.cryptorun.domain.universe.Group;
import io.cryptorun.domain.universe.Ranked;
import io.cryptorun.domain.universe.Selected;
import io.cryptorun.domain.universe.Selection;
import io.cryptorun.domain.universe.UniverseSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The input of a hot scan of any size, the same for the same size: every coin on three venues, 288
/// hours and 12 days of candles, books of 200 levels. The venues of one coin share its candles and
/// levels, because the largest size would not fit into memory otherwise.
final class SyntheticScan {

  static final Instant DUE = Instant.parse("2025-09-07T11:00:07Z");
  static final Instant EMISSION = DUE.plusSeconds(10);

  private static final Instant HOUR = Instant.parse("2025-09-07T11:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2025, 9, 7);
  private static final List<Venue> VENUES = List.of(Venue.KRAKEN, Venue.OKX, Venue.COINBASE);
  private static final double ADV_USD = 6_000_000;
  private static final double LEVEL_USD = 10_000;
  private static final Fx PAR = new Fx(1, 1, false, List.of());

  private final ScanInput input;

  private SyntheticScan(ScanInput input) {
    this.input = input;
  }

  static SyntheticScan of(int coins) {
    var venues = EffectiveVenues.of(VENUES, Map.of());
    var group = new Group("top" + coins, 1, coins);
    var snapshot = snapshot(coins);
    var selection = Selection.of(snapshot, group, venues.forSelection(), PAR, coins);
    var rates = VENUES.stream().collect(Collectors.toMap(venue -> venue, _ -> (double) coins));
    return new SyntheticScan(
        new ScanInput(
            DUE,
            ScanRules.hot(10, Set.of()),
            RegimeInForce.byDefault(),
            PAR,
            venues,
            new ScanUniverse(group, snapshot, selection),
            rows(selection.selected()),
            new FirstPass(DUE, rates)));
  }

  ScanInput input() {
    return input;
  }

  /// Second looks at all the books that a scored scan asks for.
  Map<Instrument, Reply<OrderBook>> freshBooks(ScoredScan scored) {
    var asked = Set.copyOf(scored.booksToRefresh());
    var fresh = new HashMap<Instrument, Reply<OrderBook>>();
    for (var row : input.rows()) {
      for (var answers : row.answers()) {
        if (asked.contains(answers.instrument())) {
          fresh.put(answers.instrument(), later(answers.book()));
        }
      }
    }
    return fresh;
  }

  private static Reply<OrderBook> later(Reply<OrderBook> reply) {
    var book = reply.found().orElseThrow();
    return new SyntheticBook(book.bids(), book.asks()).of(book.instrument(), EMISSION);
  }

  private static List<RowInput> rows(List<Selected> coins) {
    var hours = CoinTape.hoursBefore(HOUR);
    var days = CoinTape.daysBefore(DAY.atStartOfDay(ZoneOffset.UTC).toInstant());
    return coins.stream().map(coin -> row(coin, hours, days)).toList();
  }

  private static RowInput row(Selected coin, List<Instant> hours, List<Instant> days) {
    var hourly = new CoinTape(coin.rank()).hours(hours);
    var daily = CoinTape.days(days, ADV_USD);
    var book = SyntheticBook.around(hourly.getLast().close(), LEVEL_USD);
    return new RowInput(
        coin,
        coin.instruments().stream()
            .map(pair ->
                new VenueAnswers(pair, received(hourly), received(daily), book.of(pair, DUE)))
            .toList());
  }

  private static <T> Reply<T> received(T value) {
    return new Reply.Received<>(value, DUE, Duration.ofMillis(100), false);
  }

  private static UniverseSnapshot snapshot(int coins) {
    return new UniverseSnapshot(
        DUE,
        new Criteria(100_000, VENUES),
        "0".repeat(64),
        IntStream.rangeClosed(1, coins).mapToObj(SyntheticScan::ranked).toList(),
        List.of(),
        new DailySamples(DAY, List.of()),
        new Changes(List.of(), List.of(), null, false),
        List.of(),
        List.of());
  }

  private static Ranked ranked(int rank) {
    var base = "C" + rank;
    var pairs =
        VENUES.stream()
            .map(venue -> new Instrument(venue, base + "-USD", base, Quote.USD))
            .toList();
    return new Ranked(new Symbol(base), rank, ADV_USD, (long) ADV_USD, pairs);
  }
}
