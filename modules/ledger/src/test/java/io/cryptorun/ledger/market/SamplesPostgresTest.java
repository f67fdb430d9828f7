package io.cryptorun.ledger.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.market.Contract;
import io.cryptorun.domain.market.OpenInterest;
import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.premove.DepthSample;
import io.cryptorun.domain.premove.OpenInterestSample;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.Schema;
import io.cryptorun.testkit.PostgresExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SamplesPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  private static final Instant HOUR = Instant.parse("2026-11-01T09:00:00Z");
  private static final Symbol BTC = new Symbol("BTC");
  private static final Symbol ETH = new Symbol("ETH");
  private static final Contract SWAP = new Contract(Venue.OKX, "BTC-USDT-SWAP", "BTC");

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
  void depth_ofOneHour_isTheFirstThatWasSeen() {
    var samples = new DepthSamples(database);
    samples.keep("sim:first", List.of(depth(BTC, 700, HOUR.minusSeconds(3599))));
    samples.keep(
        "sim:first",
        List.of(
            depth(BTC, 800, HOUR.minusSeconds(1)), depth(BTC, 900, HOUR.minusSeconds(3600 + 1))));

    assertThat(samples.asksBefore("sim:first", HOUR, Map.of(BTC, Venue.KRAKEN)))
        .isEqualTo(Map.of(BTC, List.of(900.0, 700.0)));
  }

  @Test
  void depth_ofTwoBooksOfOneHour_isTheEarlierOne_whateverTheirOrder() {
    var samples = new DepthSamples(database);
    samples.keep(
        "sim:both",
        List.of(depth(BTC, 2, HOUR.minusSeconds(60)), depth(BTC, 1, HOUR.minusSeconds(120))));

    assertThat(samples.asksBefore("sim:both", HOUR, Map.of(BTC, Venue.KRAKEN)))
        .isEqualTo(Map.of(BTC, List.of(1.0)));
  }

  @Test
  void depth_readsTheWeekBeforeTheHour_andNoOtherMarketVenueOrCoin() {
    var samples = new DepthSamples(database);
    samples.keep(
        "sim:week",
        IntStream.rangeClosed(0, 169)
            .mapToObj(back -> depth(BTC, back, HOUR.minus(Duration.ofHours(back))))
            .toList());
    samples.keep("live", List.of(depth(BTC, -1, HOUR.minusSeconds(60))));
    samples.keep("sim:week", List.of(depth(ETH, -2, HOUR.minusSeconds(60))));

    var asks = samples.asksBefore("sim:week", HOUR, Map.of(BTC, Venue.KRAKEN));

    assertThat(asks).containsOnlyKeys(BTC);
    assertThat(asks.get(BTC)).hasSize(168).startsWith(168.0).endsWith(1.0);
    assertThat(samples.asksBefore("sim:week", HOUR, Map.of(BTC, Venue.OKX))).isEmpty();
  }

  @Test
  void depth_olderThanEightDays_isClearedWhenNewerArrives() {
    var samples = new DepthSamples(database);
    samples.keep(
        "sim:old",
        List.of(
            depth(BTC, 1, HOUR.minus(Duration.ofDays(8)).minusSeconds(1)),
            depth(BTC, 2, HOUR.minus(Duration.ofDays(8)))));
    samples.keep("sim:old", List.of(depth(BTC, 3, HOUR)));

    assertThat(
            samples.asksBefore(
                "sim:old", HOUR.minus(Duration.ofDays(7)), Map.of(BTC, Venue.KRAKEN)))
        .isEqualTo(Map.of(BTC, List.of(2.0)));
  }

  @Test
  void openInterest_isReadBetweenTwoTimes_firstOfEachHour() {
    var samples = new OpenInterestSamples(database);
    samples.keep("sim:oi", List.of(open(10, HOUR.plusSeconds(30)), open(11, HOUR.plusSeconds(40))));
    samples.keep(
        "sim:oi", List.of(open(12, HOUR.plusSeconds(50)), open(9, HOUR.minusSeconds(3000))));

    assertThat(
            samples.between("sim:oi", List.of(SWAP), HOUR.minusSeconds(3000), HOUR.plusSeconds(30)))
        .isEqualTo(
            Map.of(
                SWAP,
                List.of(
                    new OpenInterest(HOUR.minusSeconds(3000), 9),
                    new OpenInterest(HOUR.plusSeconds(30), 10))));
    assertThat(samples.between("sim:oi", List.of(SWAP), HOUR.minusSeconds(2999), HOUR)).isEmpty();
    assertThat(samples.between("live", List.of(SWAP), HOUR.minusSeconds(9999), HOUR)).isEmpty();
  }

  private static DepthSample depth(Symbol symbol, double askUsd, Instant at) {
    return new DepthSample(symbol, Venue.KRAKEN, 1, askUsd, at);
  }

  private static OpenInterestSample open(double base, Instant at) {
    return new OpenInterestSample(SWAP, base, at);
  }
}
