package io.cryptorun.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The recording of 2021 as the venues tell it.
class RecordedMarketTest {
  private static final String CRASH = "2021-05-19T15:00:07Z";
  private static final String RALLY = "2021-05-07T02:00:07Z";
  private static final List<String> TARGETS =
      List.of(
          "/simulator",
          "/kraken/0/public/AssetPairs",
          "/kraken/0/public/Ticker",
          "/kraken/0/public/OHLC?pair=XBTUSD&interval=60",
          "/kraken/0/public/Depth?pair=ADAUSD&count=500",
          "/kraken/0/public/Trades?pair=XBTUSD",
          "/kraken-futures/derivatives/api/v3/instruments",
          "/kraken-futures/derivatives/api/v3/tickers",
          "/kraken-futures/derivatives/api/v3/orderbook?symbol=PF_ADAUSD",
          "/kraken-futures/derivatives/api/v4/historicalfundingrates?symbol=PF_ADAUSD",
          "/okx/api/v5/market/trades?instId=ETH-USDT&limit=500",
          "/okx/api/v5/public/funding-rate?instId=ANY",
          "/okx/api/v5/public/funding-rate-history?instId=ETH-USDT-SWAP",
          "/okx/api/v5/public/open-interest?instType=SWAP",
          "/okx/api/v5/public/mark-price?instType=SWAP",
          "/okx/api/v5/public/instruments?instType=SPOT",
          "/okx/api/v5/market/tickers?instType=SPOT",
          "/okx/api/v5/market/candles?instId=ETH-USDT&bar=1H&limit=300",
          "/okx/api/v5/market/books?instId=ETH-USDT&sz=400",
          "/coinbase/products",
          "/coinbase/products/SOL-USD/candles?granularity=3600",
          "/coinbase/products/SOL-USD/book?level=2",
          "/coinbase/products/SOL-USD/trades",
          "/binance/api/v3/trades?symbol=DOGEUSDT",
          "/binance-futures/fapi/v1/exchangeInfo",
          "/binance-futures/fapi/v1/premiumIndex",
          "/binance-futures/fapi/v1/fundingRate?symbol=DOGEUSDT",
          "/binance-futures/fapi/v1/fundingInfo",
          "/binance-futures/fapi/v1/openInterest?symbol=DOGEUSDT",
          "/binance-futures/futures/data/openInterestHist?symbol=DOGEUSDT&period=1h&limit=48",
          "/binance/api/v3/exchangeInfo",
          "/binance/api/v3/ticker/24hr",
          "/binance/api/v3/klines?symbol=DOGEUSDT&interval=1d&limit=30",
          "/binance/api/v3/depth?symbol=DOGEUSDT&limit=1000");

  private static Simulator crash;

  @BeforeAll
  static void start() {
    crash = at(CRASH);
  }

  @AfterAll
  static void stop() {
    crash.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {RALLY, CRASH})
  void twoStarts_sameInstant_answerTheSameBytes(String at) {
    var first = answers(at);
    assertThat(answers(at)).isEqualTo(first);
    assertThat(first)
        .allSatisfy(body -> assertThat(body).isNotEmpty().doesNotContain("error\":\""));
  }

  @Test
  void binanceHour_recorded_isServedAsItWasRecorded() {
    try (var caller = new Caller(crash.url())) {
      var row =
          caller
              .json(
                  "/binance/api/v3/klines?symbol=BTCUSDT&interval=1h&startTime=1617235200000&limit=1")
              .get(0);
      assertThat(row.get(1).asText()).isEqualTo("58739.46000000");
      assertThat(row.get(4).asText()).isEqualTo("59221.95000000");
      assertThat(row.get(5).asText()).isEqualTo("1834.68560800");
      assertThat(row.get(7).asText()).isEqualTo("108266228.55000000");
    }
  }

  @Test
  void krakenHourAndDay_recorded_areItsOwnAndNotTheNeighbours() {
    try (var caller = new Caller(crash.url())) {
      var crash = "/kraken/0/public/OHLC?pair=XBTUSD&interval=60&since=1621429199";
      assertThat(caller.json(crash).at("/result/XXBTZUSD/0/3").asDouble()).isEqualTo(29800);
      assertThat(caller.call(crash).headers().firstValue("X-Simulator-Derived")).isEmpty();
      var day = caller.json("/kraken/0/public/OHLC?pair=ADAUSD&interval=1440");
      assertThat(day.at("/result/ADAUSD/0/0").asLong())
          .isEqualTo(Instant.parse("2020-06-01T00:00:00Z").getEpochSecond());
      assertThat(day.at("/result/ADAUSD/0/4").asDouble()).isEqualTo(0.081078);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/okx/api/v5/market/candles?instId=SOL-USDT&bar=1H&limit=2, 0.5",
    "/coinbase/products/SOL-USD/candles?granularity=3600, 0.5",
    "/kraken/0/public/OHLC?pair=SOLUSD&interval=60, 0.25"
  })
  void derivedHour_againstItsSource_keepsPriceFactorAndVolumeShare(String target, double share) {
    try (var caller = new Caller(crash.url())) {
      var source = caller.json("/binance/api/v3/klines?symbol=SOLUSDT&interval=1h&limit=2").get(0);
      var derived = row(target, caller.json(target));
      double factor = derived.close() / source.get(4).asDouble();
      assertThat(factor).isEqualTo(1, within(5.01e-4)).isNotEqualTo(1.0);
      assertThat(derived.volume() / source.get(5).asDouble()).isEqualTo(share, within(1e-6));
      assertThat(caller.call(target).headers().firstValue("X-Simulator-Derived").orElseThrow())
          .contains("BINANCE SOL-USDT");
    }
  }

  @Test
  void listing_atAnInstant_isEveryRecordedCoinOnEveryVenue() {
    try (var caller = new Caller(crash.url())) {
      assertThat(caller.json("/binance/api/v3/exchangeInfo").get("symbols")).hasSize(113);
      assertThat(caller.json("/okx/api/v5/public/instruments?instType=SPOT").get("data"))
          .hasSize(113);
      assertThat(caller.json("/coinbase/products")).hasSize(115);
      assertThat(caller.json("/kraken/0/public/AssetPairs").get("result")).hasSize(115);
    }
  }

  @Test
  void episode_atItsOwnInstant_isTheMarket() {
    try (var simulator = at("2020-07-01T12:00:00Z");
        var caller = new Caller(simulator.url())) {
      assertThat(caller.json("/binance/api/v3/exchangeInfo").get("symbols")).hasSize(60);
      double price =
          caller.json("/kraken/0/public/Ticker?pair=XBTUSD").at("/result/XXBTZUSD/c/0").asDouble();
      assertThat(price).isBetween(9000.0, 9500.0);
    }
  }

  @Test
  void maintenanceOfBinance_isAHoleThereAndFlatHoursElsewhere() {
    long gap = Instant.parse("2021-04-20T02:00:00Z").getEpochSecond();
    try (var simulator = at("2021-04-21T00:00:00Z");
        var caller = new Caller(simulator.url())) {
      var binance =
          caller.json(
              "/binance/api/v3/klines?symbol=ADAUSDT&interval=1h&startTime=%d&limit=1"
                  .formatted(gap * 1000));
      assertThat(binance.get(0).get(0).asLong()).isGreaterThan(gap * 1000);
      var kraken = caller.json("/kraken/0/public/OHLC?pair=ADAUSD&interval=60&since=" + (gap - 1));
      assertThat(kraken.at("/result/ADAUSD/0/0").asLong()).isEqualTo(gap);
      assertThat(kraken.at("/result/ADAUSD/0/6").asText()).isEqualTo("0.00000000");
      assertThat(kraken.at("/result/ADAUSD/0/5").asText()).isEqualTo("0.0");
      var coinbase =
          caller.json(
              "/coinbase/products/ADA-USD/candles?granularity=3600&start=%s&end=%s"
                  .formatted(Instant.ofEpochSecond(gap), Instant.ofEpochSecond(gap + 3600)));
      assertThat(coinbase).isEmpty();
    }
  }

  @Test
  void movedRecording_keepsTheTimeOfDayAndShowsTheRecordedPrices() {
    var options =
        SimulatorOptions.standard()
            .withData(SharedData.recording())
            .withReplayFrom(Instant.parse("2021-05-10T00:00:00Z"))
            .withLimits(Generous.limits());
    try (var simulator = Simulator.start(options);
        var caller = new Caller(simulator.url())) {
      var row = caller.json("/binance/api/v3/klines?symbol=BTCUSDT&interval=1d&limit=2").get(0);
      assertThat(row.get(4).asDouble()).isEqualTo(58_240.84);
      assertThat(row.get(0).asLong() % 86_400_000L).isZero();
      assertThat(simulator.fingerprint()).isNotEqualTo(crash.fingerprint()).hasSize(64);
    }
  }

  private static List<String> answers(String at) {
    try (var simulator = at(at);
        var caller = new Caller(simulator.url())) {
      return TARGETS.stream().map(target -> caller.call(target).body()).toList();
    }
  }

  private static Simulator at(String instant) {
    return Simulator.start(
        SimulatorOptions.standard()
            .withData(SharedData.recording())
            .withAt(Instant.parse(instant))
            .withFrozen(true)
            .withLimits(Generous.limits()));
  }

  /// Close and volume of the newest closed hour, wherever a venue puts them.
  private static Row row(String target, JsonNode answer) {
    if (target.startsWith("/okx")) {
      var row = answer.at("/data/1");
      return new Row(row.get(4).asDouble(), row.get(5).asDouble());
    }
    if (target.startsWith("/coinbase")) {
      return new Row(answer.at("/1/4").asDouble(), answer.at("/1/5").asDouble());
    }
    var rows = answer.at("/result/SOLUSD");
    var row = rows.get(rows.size() - 2);
    return new Row(row.get(4).asDouble(), row.get(6).asDouble());
  }

  private record Row(double close, double volume) {}
}
