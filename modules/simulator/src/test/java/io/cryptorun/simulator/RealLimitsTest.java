package io.cryptorun.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.simulator.limits.Usage;
import io.cryptorun.simulator.market.Host;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The documented figures, counted over HTTP on a clock that stands still unless it is moved.
class RealLimitsTest {
  private static final String FUNDING =
      "/binance-futures/fapi/v1/fundingRate?symbol=BTCUSDT&limit=1";
  private static final String INTEREST =
      "/binance-futures/futures/data/openInterestHist?symbol=BTCUSDT&period=1h&limit=1";
  private static final String TICKER = "/kraken-futures/derivatives/api/v3/tickers/PF_XBTUSD";

  private final AtomicLong nanos = new AtomicLong();
  private Simulator simulator;
  private Caller caller;

  @BeforeEach
  void start() {
    simulator =
        Simulator.start(
            SimulatorOptions.standard()
                .withAt(Instant.parse("2026-05-05T10:20:30Z"))
                .withFrozen(true)
                .withNanoTime(nanos::get));
    caller = new Caller(simulator.url());
  }

  @AfterEach
  void stop() {
    caller.close();
    simulator.close();
  }

  @Test
  void binanceFunding_sharesFiveHundredInFiveMinutes_andCostsNoWeight() {
    int allowed = allowedOf(FUNDING, 500);
    assertThat(allowed).isEqualTo(500);
    assertThat(caller.call("/binance-futures/fapi/v1/fundingInfo").statusCode()).isEqualTo(200);
    assertThat(allowedOf(FUNDING, 30)).isEqualTo(24);
    assertThat(caller.call("/binance-futures/fapi/v1/time").statusCode()).isEqualTo(418);
    nanos.addAndGet(Duration.ofMinutes(5).toNanos());
    var later = caller.call(FUNDING);
    assertThat(later.statusCode()).isEqualTo(200);
    assertThat(later.headers().firstValue("X-MBX-USED-WEIGHT-1M")).hasValue("0");
    assertThat(charged(Host.BINANCE_FUTURES, "funding")).isEqualTo(526);
    assertThat(charged(Host.BINANCE_FUTURES, "weight")).isZero();
  }

  @Test
  void binanceRefusal_tellsHowLongToWait() {
    allowedOf(FUNDING, 525);
    nanos.addAndGet(Duration.ofMinutes(2).toNanos());
    HttpResponse<String> refused = caller.call(FUNDING);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("180");
    assertThat(caller.call(INTEREST).statusCode()).isEqualTo(200);
  }

  @Test
  void krakenFutures_takesTwoAtOnceAndTwoASecond() {
    assertThat(caller.call(TICKER).body()).contains("success");
    assertThat(caller.call(TICKER).body()).contains("success");
    var refused = caller.call(TICKER);
    assertThat(refused.statusCode()).isEqualTo(200);
    assertThat(Caller.parse(refused.body()).get("error").asText()).isEqualTo("apiLimitExceeded");
    assertThat(caller.call("/kraken/0/public/Time").body()).contains("unixtime");
    nanos.addAndGet(Duration.ofMillis(500).toNanos());
    assertThat(caller.call(TICKER).body()).contains("success");
    assertThat(usage(Host.KRAKEN_FUTURES).refused()).isEqualTo(1);
  }

  @Test
  void krakenTrades_areCountedTogetherWithCandlesOfTheSamePair() {
    assertThat(caller.call("/kraken/0/public/OHLC?pair=XBTUSD").body()).contains("XXBTZUSD");
    assertThat(caller.call("/kraken/0/public/Trades?pair=XBTUSD").body())
        .contains("Too many requests");
    assertThat(caller.call("/kraken/0/public/Trades?pair=ETHUSD").body()).contains("XETHZUSD");
    assertThat(usage(Host.KRAKEN).peaks()).containsOnlyKeys("ohlc", "ohlc_pair");
  }

  @Test
  void okxFundingHistory_isCountedBySwap_andCurrentRatesTogether() {
    String history = "/okx/api/v5/public/funding-rate-history?limit=1&instId=";
    assertThat(allowedOf(history + "BTC-USDT-SWAP", 12)).isEqualTo(10);
    assertThat(allowedOf(history + "ETH-USDT-SWAP", 12)).isEqualTo(10);
    String now = "/okx/api/v5/public/funding-rate?instId=";
    assertThat(allowedOf(now + "BTC-USDT-SWAP", 6) + allowedOf(now + "ETH-USDT-SWAP", 6))
        .isEqualTo(10);
  }

  @Test
  void stats_tellEachHostAlone() {
    caller.call(TICKER);
    caller.call(FUNDING);
    var stats = caller.json("/simulator/stats");
    assertThat(stats.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "kraken", "kraken-futures", "okx", "coinbase", "binance", "binance-futures");
    assertThat(stats.at("/kraken-futures/calls").asInt()).isEqualTo(1);
    assertThat(stats.at("/kraken/calls").asInt()).isZero();
    assertThat(stats.at("/binance-futures/limits/funding/charged").asInt()).isEqualTo(1);
    assertThat(stats.at("/binance-futures/limits/funding/limit").asInt()).isEqualTo(500);
  }

  private long charged(Host host, String limit) {
    return Objects.requireNonNull(usage(host).peaks().get(limit)).charged();
  }

  private Usage usage(Host host) {
    return Objects.requireNonNull(simulator.usage().get(host));
  }

  private int allowedOf(String target, int calls) {
    int allowed = 0;
    for (int i = 0; i < calls; i++) {
      allowed += caller.call(target).statusCode() == 200 ? 1 : 0;
    }
    return allowed;
  }
}
