package io.cryptorun.simulator.kraken;

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

class KrakenWireTest {
  private static final Instant NOW = Instant.parse("2026-05-05T10:20:30Z");
  private static final long HOUR = Instant.parse("2026-05-05T10:00:00Z").getEpochSecond();

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
  void candles_withoutSince_are720ClosedOldestFirstAndTheForming() {
    var result = caller.json("/kraken/0/public/OHLC?pair=XBTUSD&interval=60").get("result");
    var rows = result.get("XXBTZUSD");
    assertThat(rows).hasSize(721);
    assertThat(rows.get(720).get(0).asLong()).isEqualTo(HOUR);
    assertThat(result.get("last").asLong()).isEqualTo(HOUR - 3600);
    assertThat(rows.get(0).get(0).asLong()).isEqualTo(HOUR - 720 * 3600);
  }

  @Test
  void candles_since_areTheRowsAfterIt_andAnOlderOneIsIgnored() {
    String base = "/kraken/0/public/OHLC?pair=XBTUSD&interval=60&since=";
    assertThat(caller.json(base + (HOUR - 7200)).at("/result/XXBTZUSD")).hasSize(2);
    assertThat(caller.json(base + (HOUR - 7201)).at("/result/XXBTZUSD")).hasSize(3);
    assertThat(caller.json(base + "1500000000").at("/result/XXBTZUSD")).hasSize(721);
  }

  @ParameterizedTest
  @CsvSource({
    "XBTUSD, XXBTZUSD",
    "XXBTZUSD, XXBTZUSD",
    "BTC/USD, BTC/USD",
    "XDGUSD, XDGUSD",
    "DOGE/USD, DOGE/USD",
    "ETHUSD, XETHZUSD",
    "SOLUSD, SOLUSD",
    "USDTUSD, USDTZUSD",
    "XTZUSD, XTZUSD"
  })
  void pair_inAnyAcceptedSpelling_isKeyedByItsInternalOrDisplayName(String asked, String key) {
    var result = caller.json("/kraken/0/public/Ticker?pair=" + asked).get("result");
    assertThat(result.fieldNames()).toIterable().containsExactly(key);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ticker?pair=XBT/USD                | EQuery:Unknown asset pair
          Ticker?pair=XBTUSD,NOPE            | EQuery:Unknown asset pair
          OHLC?pair=NOPE                     | EQuery:Unknown asset pair
          OHLC?pair=XBTUSD&interval=61       | EGeneral:Invalid arguments
          OHLC?pair=XBTUSD&interval=720      | EGeneral:Invalid arguments
          OHLC                               | EGeneral:Invalid arguments
          Depth?pair=XBTUSD&count=501        | EGeneral:Invalid arguments
          Depth?pair=XBTUSD&count=x          | EGeneral:Invalid arguments
          """)
  void badCall_isStatus200WithAnErrorAndNoResult(String target, String error) {
    var answer = caller.call("/kraken/0/public/" + target);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"error\":[\"" + error + "\"]}");
  }

  @Test
  void ticker_ofAllPairs_hasEachKeyOnce() {
    assertThat(caller.json("/kraken/0/public/Ticker").get("result")).hasSize(62);
    assertThat(caller.json("/kraken/0/public/Ticker?pair=XBTUSD,ETHUSD").get("result")).hasSize(2);
  }

  @Test
  void tickerOfADay_agreesWithItsCandles() {
    var ticker = caller.json("/kraken/0/public/Ticker?pair=SOLUSD").at("/result/SOLUSD");
    var rows = caller.json("/kraken/0/public/OHLC?pair=SOLUSD&interval=60").at("/result/SOLUSD");
    double sum = 0;
    for (int i = rows.size() - 24; i < rows.size(); i++) {
      sum += rows.get(i).get(6).asDouble();
    }
    double oldest = rows.get(rows.size() - 25).get(6).asDouble();
    assertThat(ticker.at("/v/1").asDouble()).isBetween(sum, sum + oldest);
    assertThat(ticker.at("/c/0")).isEqualTo(rows.get(720).get(4));
  }

  @Test
  void depth_ofFiveHundred_reachesTwoPercentWithinTheCount() {
    var book = caller.json("/kraken/0/public/Depth?pair=SOLUSD&count=500").at("/result/SOLUSD");
    var asks = book.get("asks");
    double best = asks.get(0).get(0).asDouble();
    assertThat(asks.size()).isLessThanOrEqualTo(500);
    assertThat(asks.get(asks.size() - 1).get(0).asDouble()).isGreaterThan(best * 1.02);
    assertThat(caller.json("/kraken/0/public/Depth?pair=SOLUSD&count=7").at("/result/SOLUSD/bids"))
        .hasSize(7);
  }
}
