package io.cryptorun.simulator.binance;

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

class BinanceWireTest {
  private static final Instant NOW = Instant.parse("2026-05-05T10:20:30Z");
  private static final long HOUR = 3_600_000L;
  private static final long FORMING = Instant.parse("2026-05-05T10:00:00Z").toEpochMilli();
  private static final String KLINES = "/binance/api/v3/klines?symbol=BTCUSDT&interval=1h";

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
  void klines_byDefault_areTheNewest500OldestFirst() {
    var rows = caller.json(KLINES);
    assertThat(rows).hasSize(500);
    assertThat(rows.get(499).get(0).asLong()).isEqualTo(FORMING);
    assertThat(rows.get(499).get(6).asLong()).isEqualTo(FORMING + HOUR - 1);
    assertThat(rows.get(498).get(0).asLong()).isEqualTo(FORMING - HOUR);
    assertThat(caller.json(KLINES + "&limit=5000")).hasSize(1000);
  }

  @Test
  void klines_fromAStart_goForward() {
    var rows = caller.json(KLINES + "&limit=3&startTime=" + (FORMING - 10 * HOUR));
    assertThat(rows).hasSize(3);
    assertThat(rows.get(0).get(0).asLong()).isEqualTo(FORMING - 10 * HOUR);
    var between = caller.json(KLINES + "&limit=3&startTime=" + (FORMING - 10 * HOUR + 1));
    assertThat(between.get(0).get(0).asLong()).isEqualTo(FORMING - 9 * HOUR);
  }

  @Test
  void klines_upToAnEnd_areTheNewestBeforeIt_boundIncluded() {
    var rows = caller.json(KLINES + "&limit=2&endTime=" + (FORMING - 10 * HOUR));
    assertThat(rows.get(1).get(0).asLong()).isEqualTo(FORMING - 10 * HOUR);
    assertThat(
            caller.json(
                KLINES + "&startTime=" + (FORMING - 4 * HOUR) + "&endTime=" + (FORMING - HOUR)))
        .hasSize(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          klines?symbol=BTCUSDT&interval=1H        | -1120 | Invalid interval.
          klines?symbol=BTCUSDT                    | -1120 | Invalid interval.
          klines?interval=1h                       | -1102 | Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.
          klines?symbol=NOPE&interval=1h           | -1121 | Invalid symbol.
          ticker/24hr?symbol=btcusdt               | -1121 | Invalid symbol.
          depth?symbol=NOPE                        | -1121 | Invalid symbol.
          """)
  void badCall_isStatus400WithACode(String target, int code, String text) {
    var answer = caller.call("/binance/api/v3/" + target);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Caller.parse(answer.body()).get("code").asInt()).isEqualTo(code);
    assertThat(Caller.parse(answer.body()).get("msg").asText()).isEqualTo(text);
  }

  @Test
  void dayFigures_ofOneAreAnObject_ofSeveralAList() {
    assertThat(caller.json("/binance/api/v3/ticker/24hr?symbol=BTCUSDT").isObject()).isTrue();
    assertThat(caller.json("/binance/api/v3/ticker/24hr")).hasSize(140);
    var two = caller.json("/binance/api/v3/ticker/24hr?symbols=%5B%22BTCUSDT%22,%22ETHUSDT%22%5D");
    assertThat(two).hasSize(2);
    var mini = caller.json("/binance/api/v3/ticker/24hr?symbol=BTCUSDT&type=MINI");
    assertThat(mini.has("bidPrice")).isFalse();
    assertThat(mini.has("quoteVolume")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "ping, 1",
    "time, 1",
    "exchangeInfo, 20",
    "klines?symbol=BTCUSDT&interval=1h, 2",
    "ticker/24hr, 80",
    "ticker/24hr?symbol=BTCUSDT, 2",
    "ticker/bookTicker, 4",
    "depth?symbol=BTCUSDT&limit=100, 5",
    "depth?symbol=BTCUSDT&limit=500, 25",
    "depth?symbol=BTCUSDT&limit=1000, 50",
    "depth?symbol=BTCUSDT&limit=5000, 250"
  })
  void call_countsItsWeightInTheHeader(String target, int weight) {
    try (var fresh = Simulator.start(SimulatorOptions.standard().withAt(NOW).withFrozen(true));
        var own = new Caller(fresh.url())) {
      assertThat(own.call("/binance/api/v3/" + target).headers().firstValue("X-MBX-USED-WEIGHT-1M"))
          .hasValue(Integer.toString(weight));
    }
  }

  @Test
  void depth_byItsLimit_isCut() {
    assertThat(caller.json("/binance/api/v3/depth?symbol=BTCUSDT&limit=20").get("bids"))
        .hasSize(20);
    assertThat(caller.json("/binance/api/v3/depth?symbol=BTCUSDT").get("bids")).hasSize(100);
    assertThat(caller.json("/binance/api/v3/depth?symbol=BTCUSDT&limit=1000").get("bids").size())
        .isGreaterThan(200);
  }
}
