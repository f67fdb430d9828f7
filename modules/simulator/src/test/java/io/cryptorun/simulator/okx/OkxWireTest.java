package io.cryptorun.simulator.okx;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cryptorun.simulator.Caller;
import io.cryptorun.simulator.Generous;
import io.cryptorun.simulator.Simulator;
import io.cryptorun.simulator.SimulatorOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OkxWireTest {
  private static final Instant NOW = Instant.parse("2026-05-05T10:20:30Z");
  private static final long HOUR = 3_600_000L;
  private static final long FORMING = Instant.parse("2026-05-05T10:00:00Z").toEpochMilli();
  private static final String CANDLES = "/okx/api/v5/market/candles?instId=BTC-USDT&bar=1H";

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
  void candles_withoutBounds_areTheNewestHundredNewestFirst() {
    var times = times(CANDLES);
    assertThat(times).hasSize(100).startsWith(FORMING, FORMING - HOUR);
    var rows = caller.json(CANDLES).get("data");
    assertThat(rows.get(0).get(8).asText()).isEqualTo("0");
    assertThat(rows.get(1).get(8).asText()).isEqualTo("1");
    assertThat(times(CANDLES + "&limit=999")).hasSize(300);
  }

  @Test
  void after_meansOlderAndExcludesTheBound() {
    assertThat(times(CANDLES + "&limit=2&after=" + FORMING))
        .containsExactly(FORMING - HOUR, FORMING - 2 * HOUR);
  }

  @Test
  void before_meansNewerAndExcludesTheBound() {
    assertThat(times(CANDLES + "&before=" + (FORMING - 2 * HOUR)))
        .containsExactly(FORMING, FORMING - HOUR);
    assertThat(times(CANDLES + "&limit=3&before=" + (FORMING - 50 * HOUR)))
        .containsExactly(FORMING, FORMING - HOUR, FORMING - 2 * HOUR);
  }

  @Test
  void window_ofBothBounds_isWhatLiesBetween() {
    long from = FORMING - 10 * HOUR;
    assertThat(times(CANDLES + "&before=" + from + "&after=" + (from + 3 * HOUR)))
        .containsExactly(from + 2 * HOUR, from + HOUR);
  }

  @Test
  void window_withNothingInIt_isGoodAndEmpty() {
    var answer = caller.json(CANDLES + "&after=1400000000000");
    assertThat(answer.get("code").asText()).isEqualTo("0");
    assertThat(answer.get("data")).isEmpty();
  }

  @Test
  void candles_olderThanTheKeptRows_areInTheHistoryOnly() {
    long old = FORMING - 1500 * HOUR;
    assertThat(times(CANDLES + "&after=" + old)).isEmpty();
    assertThat(times(CANDLES.replace("candles", "history-candles") + "&limit=2&after=" + old))
        .containsExactly(old - HOUR, old - 2 * HOUR);
  }

  @Test
  void history_hasNoFormingRow() {
    assertThat(times(CANDLES.replace("candles", "history-candles") + "&limit=1"))
        .containsExactly(FORMING - HOUR);
  }

  @ParameterizedTest
  @CsvSource({
    "1Dutc, 2026-05-05T00:00:00Z", "1D, 2026-05-04T16:00:00Z", "12H, 2026-05-05T04:00:00Z",
    "12Hutc, 2026-05-05T00:00:00Z", "6H, 2026-05-05T10:00:00Z", "4H, 2026-05-05T08:00:00Z",
    "15m, 2026-05-05T10:15:00Z"
  })
  void bar_byItsName_opensInItsZone(String bar, Instant opens) {
    assertThat(times("/okx/api/v5/market/candles?instId=BTC-USDT&limit=1&bar=" + bar))
        .containsExactly(opens.toEpochMilli());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          market/candles?instId=BTC-USDT&bar=1h | 400 | 51000 | Parameter bar error
          market/candles?instId=NOPE-USDT       | 200 | 51001 | Instrument ID, Instrument ID code, or Spread ID doesn't exist.
          market/candles?bar=1H                 | 400 | 51000 | Parameter instId error
          market/books?instId=BTC-USDT&sz=401   | 400 | 51000 | Parameter sz error
          market/tickers                        | 400 | 51000 | Parameter instType error
          public/instruments?instType=OPTION      | 400 | 51000 | Parameter instType error
          """)
  void badCall_hasTheVenuesCode(String target, int status, String code, String text) {
    var answer = caller.call("/okx/api/v5/" + target);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(Caller.parse(answer.body()).get("code").asText()).isEqualTo(code);
    assertThat(Caller.parse(answer.body()).get("msg").asText()).isEqualTo(text);
  }

  @Test
  void books_byDefault_areOneLevel() {
    JsonNode book = caller.json("/okx/api/v5/market/books?instId=BTC-USDT").at("/data/0");
    assertThat(book.get("asks")).hasSize(1);
    assertThat(book.get("ts").asText()).isEqualTo(Long.toString(NOW.toEpochMilli()));
  }

  @Test
  void volumes_ofATicker_areBaseAndQuote() {
    var row = caller.json("/okx/api/v5/market/ticker?instId=BTC-USDT").at("/data/0");
    double vwap = row.get("volCcy24h").asDouble() / row.get("vol24h").asDouble();
    assertThat(vwap).isBetween(row.get("low24h").asDouble(), row.get("high24h").asDouble());
  }

  private static List<Long> times(String target) {
    var times = new ArrayList<Long>();
    caller.json(target).get("data").forEach(row -> times.add(row.get(0).asLong()));
    return times;
  }
}
