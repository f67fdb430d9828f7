package io.cryptorun.simulator.binance;

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

class BinanceFuturesWireTest {
  private static final long HOUR = 3_600_000L;
  private static final long NOW = Instant.parse("2026-05-05T10:20:30Z").toEpochMilli();
  private static final String FAPI = "/binance-futures/fapi/v1/";
  private static final String RATES = FAPI + "fundingRate?symbol=BTCUSDT";
  private static final String INTEREST =
      "/binance-futures/futures/data/openInterestHist?symbol=BTCUSDT";

  private static Simulator simulator;
  private static Caller caller;

  @BeforeAll
  static void start() {
    simulator =
        Simulator.start(
            SimulatorOptions.standard()
                .withAt(Instant.ofEpochMilli(NOW))
                .withFrozen(true)
                .withLimits(Generous.limits()));
    caller = new Caller(simulator.url());
  }

  @AfterAll
  static void stop() {
    caller.close();
    simulator.close();
  }

  @Test
  void exchangeInfo_withASymbol_isStillEverything() {
    var all = caller.json(FAPI + "exchangeInfo").get("symbols");
    assertThat(all.size()).isGreaterThan(100);
    assertThat(caller.json(FAPI + "exchangeInfo?symbol=BTCUSDT").get("symbols")).hasSameSizeAs(all);
    assertThat(all).allMatch(row -> row.get("contractType").asText().equals("PERPETUAL"));
  }

  @Test
  void premiumIndex_ofOneIsAnObjectAndOfAllAList_ofTheSameContracts() {
    var one = caller.json(FAPI + "premiumIndex?symbol=BTCUSDT");
    var all = caller.json(FAPI + "premiumIndex");
    assertThat(all).contains(one).hasSameSizeAs(caller.json(FAPI + "exchangeInfo").get("symbols"));
    assertThat(one.get("time").asLong()).isEqualTo(NOW);
    assertThat(one.get("nextFundingTime").asLong() % (4 * HOUR)).isZero();
    assertThat(one.get("nextFundingTime").asLong()).isGreaterThan(NOW);
  }

  @Test
  void fundingRate_withoutBounds_isTheNewestHundredOldestFirst() {
    var times = times(caller.json(RATES), "fundingTime");
    assertThat(times).hasSize(100).isSorted();
    assertThat(times.getLast()).isLessThanOrEqualTo(NOW).isGreaterThan(NOW - 8 * HOUR);
    assertThat(caller.json(RATES + "&limit=7")).hasSize(7);
    assertThat(caller.json(RATES + "&limit=2000")).hasSize(1000);
  }

  @Test
  void fundingRate_withBounds_goesForwardFromTheStart() {
    var all = caller.json(RATES + "&limit=20");
    long start = all.get(5).get("fundingTime").asLong();
    var forward = caller.json(RATES + "&limit=3&startTime=" + start);
    assertThat(times(forward, "fundingTime")).isEqualTo(times(all, "fundingTime").subList(5, 8));
    var until = caller.json(RATES + "&limit=2&endTime=" + start);
    assertThat(times(until, "fundingTime")).isEqualTo(times(all, "fundingTime").subList(4, 6));
    assertThat(caller.json(FAPI + "fundingRate?limit=50")).hasSize(50);
  }

  @Test
  void fundingInfo_listsOnlyTheOtherIntervals_asTheirSettlementsShow() {
    var listed = caller.json(FAPI + "fundingInfo");
    assertThat(listed.size()).isBetween(5, 50);
    var first = listed.get(0);
    assertThat(first.get("fundingIntervalHours").asInt()).isEqualTo(4);
    var times =
        times(
            caller.json(FAPI + "fundingRate?limit=2&symbol=" + first.get("symbol").asText()),
            "fundingTime");
    assertThat(Math.round((times.get(1) - times.get(0)) / (double) HOUR)).isEqualTo(4);
  }

  @Test
  void openInterestHistory_stepsByItsPeriodAndEndsNow() {
    var rows = caller.json(INTEREST + "&period=1h&limit=48");
    var times = times(rows, "timestamp");
    assertThat(times).hasSize(48).isSorted();
    assertThat(times.getLast()).isEqualTo(NOW / HOUR * HOUR);
    assertThat(times.getFirst()).isEqualTo(times.getLast() - 47 * HOUR);
    assertThat(caller.json(INTEREST + "&period=1d")).hasSize(30);
    double value = rows.get(0).get("sumOpenInterestValue").asDouble();
    double price = value / rows.get(0).get("sumOpenInterest").asDouble();
    double mark = caller.json(FAPI + "premiumIndex?symbol=BTCUSDT").get("markPrice").asDouble();
    assertThat(price / mark).isBetween(0.7, 1.4);
  }

  @Test
  void openInterestHistory_isKeptForAMonth() {
    var all = caller.json(INTEREST + "&period=4h&limit=500&startTime=0");
    assertThat(all).hasSize(180);
  }

  @Test
  void klines_areThePerpetualsOwn() {
    var spot = caller.json("/binance/api/v3/klines?symbol=BTCUSDT&interval=1h&limit=2").get(0);
    var own = caller.json(FAPI + "klines?symbol=BTCUSDT&interval=1h&limit=2").get(0);
    assertThat(own.get(0)).isEqualTo(spot.get(0));
    assertThat(own.get(4)).isNotEqualTo(spot.get(4));
    assertThat(own.get(4).asDouble() / spot.get(4).asDouble()).isBetween(0.9996, 1.0004);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fapi/v1/fundingRate?symbol=NOPE                          | -1121
          fapi/v1/openInterest                                     | -1102
          fapi/v1/premiumIndex?symbol=NOPE                         | -1121
          fapi/v1/fundingRate?symbol=BTCUSDT&limit=x               | -1100
          futures/data/openInterestHist?symbol=BTCUSDT             | -1130
          futures/data/openInterestHist?symbol=BTCUSDT&period=3h   | -1130
          fapi/v1/klines?symbol=BTCUSDT&interval=1x                | -1120
          """)
  void badCall_isStatus400WithACode(String target, int code) {
    var answer = caller.call("/binance-futures/" + target);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Caller.parse(answer.body()).get("code").asInt()).isEqualTo(code);
  }

  @Test
  void everyAnswer_tellsTheWeightUsed() {
    for (String target : List.of(FAPI + "ping", RATES, INTEREST + "&period=1h", FAPI + "nope")) {
      var header = caller.call(target).headers().firstValue("X-MBX-USED-WEIGHT-1M");
      assertThat(header.isPresent()).as(target).isEqualTo(!target.endsWith("nope"));
    }
  }

  private static List<Long> times(JsonNode rows, String name) {
    var times = new ArrayList<Long>();
    rows.forEach(row -> times.add(row.get(name).asLong()));
    return times;
  }
}
