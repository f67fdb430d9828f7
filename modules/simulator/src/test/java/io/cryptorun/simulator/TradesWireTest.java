package io.cryptorun.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Trades the way each venue tells them.
class TradesWireTest {
  private static final Instant NOW = Instant.parse("2026-05-05T10:20:30Z");
  private static final String KRAKEN = "/kraken/0/public/Trades?pair=XBTUSD";
  private static final String OKX = "/okx/api/v5/market/trades?instId=BTC-USDT";
  private static final String COINBASE = "/coinbase/products/BTC-USD/trades";
  private static final String BINANCE = "/binance/api/v3/trades?symbol=BTCUSDT";

  private static Simulator simulator;
  private static Caller caller;

  @BeforeAll
  static void start() {
    simulator = at(NOW);
    caller = new Caller(simulator.url());
  }

  @AfterAll
  static void stop() {
    caller.close();
    simulator.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /kraken/0/public/Trades?pair=XBTUSD              | /result/XXBTZUSD | /6        | 1000 | true
          /kraken/0/public/Trades?pair=XBTUSD&count=7      | /result/XXBTZUSD | /6        | 7    | true
          /okx/api/v5/market/trades?instId=BTC-USDT        | /data            | /tradeId  | 100  | false
          /okx/api/v5/market/trades?instId=BTC-USDT&limit=900 | /data         | /tradeId  | 500  | false
          /coinbase/products/BTC-USD/trades                | ''               | /trade_id | 1000 | false
          /coinbase/products/BTC-USD/trades?limit=3        | ''               | /trade_id | 3    | false
          /binance/api/v3/trades?symbol=BTCUSDT            | ''               | /id       | 500  | true
          /binance/api/v3/trades?symbol=BTCUSDT&limit=1000 | ''               | /id       | 1000 | true
          """)
  void trades_ofEachVenue_comeInItsOrderAndNumber(
      String target, String rows, String id, int count, boolean oldestFirst) {
    var ids = new ArrayList<Long>();
    caller.json(target).at(rows).forEach(row -> ids.add(row.at(id).asLong()));
    assertThat(ids).hasSize(count).doesNotHaveDuplicates();
    assertThat(oldestFirst ? ids : ids.reversed()).isSorted();
  }

  @Test
  void sides_onEveryVenue_meanTheTakerOnlyWhereTheVenueSaysSo() {
    assertThat(moves(caller.json(OKX + "&limit=500").get("data"), "/side", "buy", "/px"))
        .isGreaterThan(0);
    assertThat(moves(caller.json(COINBASE), "/side", "sell", "/price")).isGreaterThan(0);
    assertThat(moves(caller.json(BINANCE), "/isBuyerMaker", "false", "/price")).isGreaterThan(0);
    assertThat(moves(caller.json(KRAKEN).at("/result/XXBTZUSD"), "/3", "b", "/0")).isGreaterThan(0);
  }

  @Test
  void kraken_goesForwardFromAnInstant_andRepeatsTheRowAtTheBorder() {
    long since = (NOW.toEpochMilli() - 600_000) * 1_000_000;
    var first = caller.json(KRAKEN + "&count=50&since=" + since).get("result");
    assertThat(first.at("/XXBTZUSD/0/2").asDouble()).isGreaterThanOrEqualTo(since / 1e9);
    String last = first.get("last").asText();
    assertThat(last).hasSize(19);
    var second = caller.json(KRAKEN + "&count=50&since=" + last).get("result");
    assertThat(second.at("/XXBTZUSD")).contains(first.at("/XXBTZUSD/49"));
    assertThat(caller.json(KRAKEN + "&since=" + NOW.toEpochMilli() * 1_000_000).get("result"))
        .isEqualTo(
            Caller.parse("{\"XXBTZUSD\":[],\"last\":\"%s000000\"}".formatted(NOW.toEpochMilli())));
  }

  @Test
  void coinbase_cursorsInHeaders_leadToOlderAndNewerRows() {
    var newest = caller.call(COINBASE + "?limit=10");
    String after = newest.headers().firstValue("CB-AFTER").orElseThrow();
    var ids = ids(Caller.parse(newest.body()));
    assertThat(ids.getLast()).isEqualTo(Long.parseLong(after));
    assertThat(newest.headers().firstValue("CB-BEFORE")).hasValue(ids.getFirst().toString());
    var older = ids(caller.json(COINBASE + "?limit=10&after=" + after));
    assertThat(older).hasSize(10).allMatch(id -> id < ids.getLast());
    assertThat(ids(caller.json(COINBASE + "?before=" + after)))
        .hasSize(9)
        .doesNotContain(ids.get(9));
  }

  @Test
  void trades_agreeWithTheHourlyBarOfTheSameVenue() {
    long hour = Instant.parse("2026-05-05T09:00:00Z").toEpochMilli();
    var bar =
        caller
            .json("/kraken/0/public/OHLC?pair=SOLUSD&interval=60&since=" + (hour / 1000 - 1))
            .at("/result/SOLUSD/0");
    double volume = 0;
    var seen = new HashSet<Long>();
    long since = hour * 1_000_000;
    boolean more = true;
    while (more) {
      var answer = caller.json("/kraken/0/public/Trades?pair=SOLUSD&since=" + since);
      for (var row : answer.at("/result/SOLUSD")) {
        more = row.get(2).asDouble() * 1000 < hour + 3_600_000;
        if (more && seen.add(row.get(6).asLong())) {
          volume += row.get(1).asDouble();
          assertThat(figure(row, 0)).isBetween(figure(bar, 3), figure(bar, 2));
        }
      }
      since = answer.at("/result/last").asLong();
    }
    assertThat(volume / bar.get(6).asDouble()).isBetween(0.999, 1.001);
  }

  @Test
  void trade_atALaterInstant_isStillTheSame() {
    var early = caller.json(BINANCE + "&limit=1").get(0);
    try (var later = at(NOW.plusSeconds(2));
        var other = new Caller(later.url())) {
      assertThat(other.json(BINANCE + "&limit=1000")).contains(early);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/kraken/0/public/Trades?pair=XBTUSD&count=1001",
        "/kraken/0/public/Trades?pair=XBTUSD&since=x",
        "/kraken/0/public/Trades?pair=NOPE",
        "/okx/api/v5/market/trades?instId=NOPE-USDT",
        "/okx/api/v5/market/trades?instId=BTC-USDT&limit=x",
        "/coinbase/products/NOPE-USD/trades",
        "/coinbase/products/BTC-USD/trades?after=x",
        "/binance/api/v3/trades",
        "/binance/api/v3/trades?symbol=BTCUSDT&limit=x"
      })
  void badCall_isAnErrorOfTheVenue(String target) {
    assertThat(caller.call(target).body())
        .containsAnyOf("EGeneral", "EQuery", "\"code\":\"51", "message", "\"code\":-1");
  }

  /// Buyers pay a little more than sellers receive: the mean difference of neighbouring prices when
  /// the taker bought after one who sold.
  private static double moves(JsonNode rows, String side, String bought, String price) {
    double sum = 0;
    for (int i = 1; i < rows.size(); i++) {
      boolean now = rows.get(i).at(side).asText().equals(bought);
      boolean before = rows.get(i - 1).at(side).asText().equals(bought);
      if (now != before) {
        double step = rows.get(i).at(price).asDouble() - rows.get(i - 1).at(price).asDouble();
        sum += now ? step : -step;
      }
    }
    return sum;
  }

  private static List<Long> ids(JsonNode rows) {
    var ids = new ArrayList<Long>();
    rows.forEach(row -> ids.add(row.get("trade_id").asLong()));
    return ids;
  }

  private static BigDecimal figure(JsonNode bar, int column) {
    return new BigDecimal(bar.get(column).asText());
  }

  private static Simulator at(Instant instant) {
    return Simulator.start(
        SimulatorOptions.standard().withAt(instant).withFrozen(true).withLimits(Generous.limits()));
  }
}
