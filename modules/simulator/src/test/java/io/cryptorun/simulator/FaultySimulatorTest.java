package io.cryptorun.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.simulator.faults.Endpoint;
import io.cryptorun.simulator.faults.FaultKind;
import io.cryptorun.simulator.faults.FaultRule;
import io.cryptorun.simulator.faults.Faults;
import io.cryptorun.simulator.market.Host;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Faults as a caller meets them.
class FaultySimulatorTest {
  private static Simulator simulator;
  private static Caller caller;

  @BeforeAll
  static void start() {
    simulator =
        Simulator.start(
            SimulatorOptions.standard()
                .withAt(Instant.parse("2026-05-05T10:20:30Z"))
                .withFrozen(true)
                .withLimits(Generous.limits()));
    caller = new Caller(simulator.url());
  }

  @AfterAll
  static void stop() {
    caller.close();
    simulator.close();
  }

  @ParameterizedTest
  @CsvSource({
    "EDGE_520, 520, <!DOCTYPE html>",
    "EDGE_502, 502, <!DOCTYPE html>",
    "EDGE_503, 503, <!DOCTYPE html>",
    "HTML_200, 200, <!DOCTYPE html>",
    "EMPTY_BODY, 200, ''",
    "TRUNCATED, 200, '{\"lastUpdateId\"'",
    "RATE_LIMIT, 429, '{\"code\":-1003'",
    "MAINTENANCE, 503, '{\"code\":-1008'"
  })
  void fault_ofTheWholeAnswer_hasItsStatusAndBody(FaultKind kind, int status, String start) {
    simulator.misbehave(Faults.of(FaultRule.of(kind).on(Host.BINANCE)));
    var answer = caller.call("/binance/api/v3/depth?symbol=BTCUSDT");
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).startsWith(start);
    assertThat(caller.call("/okx/api/v5/public/time").statusCode()).isEqualTo(200);
  }

  @Test
  void maintenance_isToldByTheStatusEndpoints() {
    simulator.misbehave(Faults.of(FaultRule.of(FaultKind.MAINTENANCE)));
    assertThat(caller.json("/kraken/0/public/SystemStatus").at("/result/status").asText())
        .isEqualTo("maintenance");
    assertThat(caller.call("/kraken/0/public/Time").body())
        .isEqualTo("{\"error\":[\"EService:Unavailable\"]}");
    assertThat(caller.json("/okx/api/v5/system/status").at("/data/0/state").asText())
        .isEqualTo("ongoing");
    assertThat(caller.json("/binance/sapi/v1/system/status").get("status").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"5", "90", "-5", "-90"})
  void clockSkew_movesTheServerTimeOfEachVenue(long seconds) {
    long now = simulator.now().getEpochSecond();
    simulator.misbehave(Faults.of(FaultRule.of(FaultKind.CLOCK).value((double) seconds)));
    assertThat(caller.json("/kraken/0/public/Time").at("/result/unixtime").asLong() - now)
        .isEqualTo(seconds);
    assertThat(caller.json("/okx/api/v5/public/time").at("/data/0/ts").asLong() / 1000 - now)
        .isEqualTo(seconds);
    assertThat(caller.json("/coinbase/time").get("epoch").asLong() - now).isEqualTo(seconds);
    assertThat(caller.json("/binance/api/v3/time").get("serverTime").asLong() / 1000 - now)
        .isEqualTo(seconds);
  }

  @ParameterizedTest
  @EnumSource(names = {"HIGH_BELOW_LOW", "NEGATIVE_PRICE", "FUTURE_TIME", "DUPLICATE_UNEQUAL"})
  void impossibleCandle_isAnAnswerOfEveryVenue(FaultKind kind) {
    simulator.misbehave(Faults.of(FaultRule.of(kind)));
    for (var path :
        List.of(
            "/kraken/0/public/OHLC?pair=XBTUSD&interval=60",
            "/okx/api/v5/market/candles?instId=BTC-USDT&bar=1H",
            "/coinbase/products/BTC-USD/candles?granularity=3600",
            "/binance/api/v3/klines?symbol=BTCUSDT&interval=1h")) {
      assertThat(caller.call(path).statusCode()).as(path).isEqualTo(200);
    }
  }

  @Test
  void switchedStatus_isEachVenuesOwnWordForOneCoin() {
    simulator.misbehave(Faults.of(FaultRule.of(FaultKind.STATUS_SWITCHED).coin("SOL")));
    var kraken = caller.json("/kraken/0/public/AssetPairs").get("result");
    assertThat(kraken.at("/SOLUSD/status").asText()).isEqualTo("cancel_only");
    assertThat(kraken.at("/ADAUSD/status").asText()).isEqualTo("online");
    assertThat(
            caller
                .json("/okx/api/v5/public/instruments?instType=SPOT&instId=SOL-USDT")
                .at("/data/0/state")
                .asText())
        .isEqualTo("suspend");
    assertThat(caller.json("/coinbase/products/SOL-USD").get("status").asText())
        .isEqualTo("delisted");
    assertThat(
            caller
                .json("/binance/api/v3/exchangeInfo?symbol=SOLUSDT")
                .at("/symbols/0/status")
                .asText())
        .isEqualTo("BREAK");
  }

  @Test
  void renamedKey_isTheDisplayName() {
    simulator.misbehave(Faults.of(FaultRule.of(FaultKind.RENAMED_KEY)));
    assertThat(caller.json("/kraken/0/public/Depth?pair=XBTUSD").at("/result").has("BTC/USD"))
        .isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultKind.class,
      names = {"FORMING_ABSENT", "HOLE", "DUPLICATE_UNEQUAL", "WRONG_ORDER", "OFF_GRID"})
  void candleFault_onEveryVenue_changesTheAnswer(FaultKind kind) {
    String[] targets = {
      "/kraken/0/public/OHLC?pair=XBTUSD&interval=60",
      "/okx/api/v5/market/candles?instId=BTC-USDT&bar=1H",
      "/coinbase/products/BTC-USD/candles?granularity=3600",
      "/binance/api/v3/klines?symbol=BTCUSDT&interval=1h"
    };
    for (String target : targets) {
      simulator.misbehave(Faults.none());
      String good = caller.call(target).body();
      simulator.misbehave(Faults.of(FaultRule.of(kind).at(Endpoint.CANDLES)));
      assertThat(caller.call(target).body()).as(target).isNotEqualTo(good);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultKind.class,
      names = {"BOOK_EMPTY_SIDE", "BOOK_CROSSED", "BOOK_ZERO_SIZE", "BOOK_FEW_LEVELS"})
  void bookFault_onEveryVenue_changesTheAnswer(FaultKind kind) {
    String[] targets = {
      "/kraken/0/public/Depth?pair=XBTUSD&count=500",
      "/okx/api/v5/market/books?instId=BTC-USDT&sz=400",
      "/coinbase/products/BTC-USD/book?level=2",
      "/binance/api/v3/depth?symbol=BTCUSDT&limit=1000"
    };
    for (String target : targets) {
      simulator.misbehave(Faults.none());
      String good = caller.call(target).body();
      simulator.misbehave(Faults.of(FaultRule.of(kind).at(Endpoint.BOOK)));
      assertThat(caller.call(target).body()).as(target).isNotEqualTo(good);
    }
  }
}
