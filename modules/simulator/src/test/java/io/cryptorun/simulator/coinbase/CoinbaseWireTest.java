package io.cryptorun.simulator.coinbase;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.simulator.Caller;
import io.cryptorun.simulator.Generous;
import io.cryptorun.simulator.Simulator;
import io.cryptorun.simulator.SimulatorOptions;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoinbaseWireTest {
  private static final Instant NOW = Instant.parse("2026-05-05T10:20:30Z");
  private static final long HOUR = Instant.parse("2026-05-05T10:00:00Z").getEpochSecond();
  private static final String CANDLES = "/coinbase/products/BTC-USD/candles?granularity=3600";

  private static Simulator simulator;
  private static Caller caller;

  @BeforeAll
  static void start() {
    simulator =
        Simulator.start(
            SimulatorOptions.standard().withAt(NOW).withFrozen(true).withLimits(Generous.limits()));
    caller = new Caller(simulator.url());
  }

  @AfterAll
  static void stop() {
    caller.close();
    simulator.close();
  }

  @Test
  void candles_withoutBounds_areTheNewest300NewestFirst() {
    var rows = caller.json(CANDLES);
    assertThat(rows).hasSize(300);
    assertThat(rows.get(0).get(0).asLong()).isEqualTo(HOUR);
    assertThat(rows.get(1).get(0).asLong()).isEqualTo(HOUR - 3600);
    assertThat(caller.json(CANDLES + "&start=2026-05-05T00:00:00Z")).hasSize(300);
  }

  @Test
  void columns_areTimeLowHighOpenCloseVolume() {
    for (var row : caller.json(CANDLES)) {
      double low = row.get(1).asDouble();
      double high = row.get(2).asDouble();
      assertThat(row.get(3).asDouble()).isBetween(low, high);
      assertThat(row.get(4).asDouble()).isBetween(low, high);
      assertThat(row.get(5).isNumber()).isTrue();
    }
  }

  @Test
  void bounds_areInclusive() {
    assertThat(caller.json(CANDLES + "&start=2026-05-05T02:00:00Z&end=2026-05-05T07:00:00Z"))
        .hasSize(6);
  }

  @Test
  void window_of301RowsIsAnswered_of302Refused() {
    String end = "&end=2026-05-05T00:00:00Z&start=";
    assertThat(
            caller.json(
                CANDLES + end + Instant.parse("2026-05-05T00:00:00Z").minusSeconds(300 * 3600L)))
        .hasSize(301);
    var refused =
        caller.call(
            CANDLES + end + Instant.parse("2026-05-05T00:00:00Z").minusSeconds(301 * 3600L));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("Count of aggregations requested exceeds 300");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          BTC-USD/candles?granularity=14400 | 400 | Unsupported granularity
          NOPE-USD/candles?granularity=3600 | 404 | NotFound
          NOPE-USD                          | 404 | NotFound
          BTC-USD/book?level=9              | 400 | Invalid level
          BTC-USD/nope                      | 404 | NotFound
          """)
  void badCall_isAStatusAndAMessage(String target, int status, String message) {
    var answer = caller.call("/coinbase/products/" + target);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo("{\"message\":\"" + message + "\"}");
  }

  @Test
  void bookOfLevelTwo_isWhole_ofLevelOneTheBest() {
    var whole = caller.json("/coinbase/products/BTC-USD/book?level=2");
    assertThat(whole.get("bids").size()).isGreaterThan(450);
    assertThat(whole.get("time").asText()).isEqualTo("2026-05-05T10:20:30.000Z");
    var best = caller.json("/coinbase/products/BTC-USD/book");
    assertThat(best.get("bids")).hasSize(1);
    assertThat(best.at("/bids/0")).isEqualTo(whole.at("/bids/0"));
  }

  @Test
  void volumeSummary_hasABaseVolumePerProductAndNoPrice() {
    var rows = caller.json("/coinbase/products/volume-summary");
    assertThat(rows).hasSize(122);
    assertThat(rows.get(0).has("price")).isFalse();
    assertThat(rows.get(0).get("spot_volume_24hour").asDouble()).isPositive();
  }

  @Test
  void stats_ofThirtyDays_exceedThoseOfOne() {
    var stats = caller.json("/coinbase/products/ETH-USD/stats");
    assertThat(stats.get("volume_30day").asDouble()).isGreaterThan(stats.get("volume").asDouble());
  }
}
