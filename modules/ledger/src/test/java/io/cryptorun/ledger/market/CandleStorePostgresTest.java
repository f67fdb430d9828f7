package io.cryptorun.ledger.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Interval;
import io.cryptorun.domain.market.Quote;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.Schema;
import io.cryptorun.testkit.PostgresExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CandleStorePostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  /// Spans the hour that Los Angeles, where the sessions of the tests live, has twice.
  private static final Instant START = Instant.parse("2026-11-01T07:00:00Z");

  private static final Instrument PAIR = new Instrument(Venue.KRAKEN, "XBTUSD", "BTC", Quote.USD);

  private Database database;

  @BeforeEach
  void open() {
    database = Schema.open(Schema.app(POSTGRES.database()), Pool.command());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void keep_thenRead_givesTheSameBars_oldestFirst() {
    var store = new CandleStore(database, "sim:same");
    var bars = bars(5, 0.1 + 0.2);
    store.keep(PAIR, Interval.HOUR, bars.reversed());

    assertThat(store.candles(PAIR, Interval.HOUR, START, START.plus(Duration.ofHours(4))))
        .containsExactlyElementsOf(bars);
    assertThat(store.candles(PAIR, Interval.HOUR, START, START.plus(Duration.ofHours(2))))
        .containsExactlyElementsOf(bars.subList(0, 3));
  }

  @Test
  void keep_ofABarThatIsStored_leavesItAsItIs() {
    var store = new CandleStore(database, "sim:stays");
    var first = bars(2, 1);
    store.keep(PAIR, Interval.HOUR, first);
    store.keep(PAIR, Interval.HOUR, bars(3, 2));

    assertThat(store.candles(PAIR, Interval.HOUR, START, START.plus(Duration.ofDays(1))))
        .startsWith(first.toArray(Candle[]::new))
        .hasSize(3);
  }

  @Test
  void candles_ofAnotherMarketVenueOrWidth_areNotMixedIn() {
    new CandleStore(database, "sim:mine").keep(PAIR, Interval.HOUR, bars(3, 1));
    var okx = new Instrument(Venue.OKX, "XBTUSD", "BTC", Quote.USD);
    var until = START.plus(Duration.ofDays(1));

    assertThat(new CandleStore(database, "live").candles(PAIR, Interval.HOUR, START, until))
        .isEmpty();
    assertThat(new CandleStore(database, "sim:mine").candles(okx, Interval.HOUR, START, until))
        .isEmpty();
    assertThat(new CandleStore(database, "sim:mine").candles(PAIR, Interval.DAY, START, until))
        .isEmpty();
  }

  private static List<Candle> bars(int count, double price) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            new Candle(
                START.plus(Duration.ofHours(i)),
                price,
                price + 1,
                price / 2,
                price,
                10,
                10 * price,
                i == 1))
        .toList();
  }
}
