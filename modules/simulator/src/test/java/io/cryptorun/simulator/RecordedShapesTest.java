package io.cryptorun.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every answer has the fields, types and nesting of a recorded answer of the venue.
class RecordedShapesTest {
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
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kraken/server_time.json            | /kraken/0/public/Time
          kraken/system_status.json          | /kraken/0/public/SystemStatus
          kraken/error_unknown_pair.json     | /kraken/0/public/Ticker?pair=XBTUSD,NOPEUSD
          okx/ticker_spot.json               | /okx/api/v5/market/ticker?instId=BTC-USDT
          okx/ticker_spot.json               | /okx/api/v5/market/tickers?instType=SPOT
          okx/candles_1m.json                | /okx/api/v5/market/candles?instId=BTC-USDT&bar=1H
          okx/books.json                     | /okx/api/v5/market/books?instId=BTC-USDT&sz=5
          okx/server_time.json               | /okx/api/v5/public/time
          okx/error_unknown_instrument.json  | /okx/api/v5/market/ticker?instId=NOPE-USDT
          okx/error_bad_bar.json             | /okx/api/v5/market/candles?instId=BTC-USDT&bar=1h
          okx/trades.json                    | /okx/api/v5/market/trades?instId=BTC-USDT
          okx/instruments_swap.json          | /okx/api/v5/public/instruments?instType=SWAP
          okx/funding_rate.json              | /okx/api/v5/public/funding-rate?instId=BTC-USDT-SWAP
          okx/funding_rate.json              | /okx/api/v5/public/funding-rate?instId=ANY
          okx/open_interest.json             | /okx/api/v5/public/open-interest?instType=SWAP
          okx/mark_price.json                | /okx/api/v5/public/mark-price?instType=SWAP
          kraken/futures_tickers.json        | /kraken-futures/derivatives/api/v3/tickers
          kraken/futures_orderbook.json      | /kraken-futures/derivatives/api/v3/orderbook?symbol=PF_XBTUSD
          kraken/futures_funding_history.json | /kraken-futures/derivatives/api/v4/historicalfundingrates?symbol=PF_XBTUSD
          kraken/futures_error_not_found.json | /kraken-futures/derivatives/api/v3/historical-funding-rates
          kraken/futures_error_bad_request.json | /kraken-futures/derivatives/api/v3/orderbook?symbol=NOPE
          coinbase/trades.json               | /coinbase/products/BTC-USD/trades
          coinbase/product.json              | /coinbase/products/BTC-USD
          coinbase/products_2026.json        | /coinbase/products
          coinbase/candles_1h.json           | /coinbase/products/BTC-USD/candles?granularity=3600
          coinbase/candles_1h_2020.json      | /coinbase/products/BTC-USD/candles?granularity=3600
          coinbase/stats.json                | /coinbase/products/BTC-USD/stats
          coinbase/ticker.json               | /coinbase/products/BTC-USD/ticker
          coinbase/book_level1.json          | /coinbase/products/BTC-USD/book
          coinbase/server_time.json          | /coinbase/time
          coinbase/error_not_found.json      | /coinbase/products/NOPE-USD/stats
          binance/ticker_24hr_one.json       | /binance/api/v3/ticker/24hr?symbol=BTCUSDT
          binance/ticker_24hr_all.json       | /binance/api/v3/ticker/24hr
          binance/book_ticker.json           | /binance/api/v3/ticker/bookTicker?symbol=BTCUSDT
          binance/depth.json                 | /binance/api/v3/depth?symbol=BTCUSDT&limit=1000
          binance/klines_1h.json             | /binance/api/v3/klines?symbol=BTCUSDT&interval=1h
          binance/klines_1d.json             | /binance/api/v3/klines?symbol=BTCUSDT&interval=1d
          binance/klines_1m.json             | /binance/api/v3/klines?symbol=BTCUSDT&interval=1m
          binance/trades.json                | /binance/api/v3/trades?symbol=BTCUSDT
          binance/fapi_exchange_info.json    | /binance-futures/fapi/v1/exchangeInfo
          binance/fapi_klines_1d.json        | /binance-futures/fapi/v1/klines?symbol=BTCUSDT&interval=1d
          binance/fapi_premium_index_one.json | /binance-futures/fapi/v1/premiumIndex?symbol=BTCUSDT
          binance/fapi_funding_info.json     | /binance-futures/fapi/v1/fundingInfo
          binance/fapi_open_interest.json    | /binance-futures/fapi/v1/openInterest?symbol=BTCUSDT
          binance/fapi_open_interest_hist.json | /binance-futures/futures/data/openInterestHist?symbol=BTCUSDT&period=1d
          binance/server_time.json           | /binance-futures/fapi/v1/time
          binance/server_time.json           | /binance/api/v3/time
          binance/error_invalid_symbol.json  | /binance/api/v3/depth?symbol=NOPE
          """)
  void answer_comparedWithRecording_hasTheSameShape(String fixture, String target) {
    var recorded = Caller.read(SharedData.fixture(fixture));
    assertThat(Shape.differences(recorded, caller.json(target), Set.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kraken/trades.json              | /kraken/0/public/Trades?pair=XBTUSD
          kraken/ticker.json              | /kraken/0/public/Ticker?pair=XBTUSD
          kraken/depth.json               | /kraken/0/public/Depth?pair=XBTUSD&count=5
          kraken/ohlc_1m.json             | /kraken/0/public/OHLC?pair=XBTUSD&interval=1
          kraken/ohlc_1h_displayname.json | /kraken/0/public/OHLC?pair=BTC/USD&interval=60
          """)
  void krakenAnswer_whateverItsKey_hasTheSameShape(String fixture, String target) {
    var recorded = Caller.read(SharedData.fixture(fixture));
    var ours = caller.json(target);
    assertThat(Shape.differences(onlyPair(recorded), onlyPair(ours), Set.of())).isEmpty();
    assertThat(ours.get("result").path("last").isMissingNode())
        .isEqualTo(recorded.get("result").path("last").isMissingNode());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          binance/fapi_funding_rate.json   | /binance-futures/fapi/v1/fundingRate?symbol=BTCUSDT | markPrice
          okx/funding_rate_history.json    | /okx/api/v5/public/funding-rate-history?instId=BTC-USDT-SWAP | method,formulaType
          kraken/futures_instruments.json  | /kraken-futures/derivatives/api/v3/instruments | impactMidSize,maxPositionSize,openingDate,category,tags
          """)
  void answer_comparedWithAnOlderRecording_hasTheFieldsThatWereAddedSince(
      String fixture, String target, String added) {
    var recorded = Caller.read(SharedData.fixture(fixture));
    var differences = Shape.differences(recorded, caller.json(target), Set.of("underlying"));
    assertThat(differences)
        .hasSize(added.split(",").length)
        .allMatch(text -> text.endsWith("recorded has it not"))
        .allMatch(
            text -> Set.of(added.split(",")).stream().anyMatch(name -> text.contains("." + name)));
  }

  @Test
  void krakenPairs_comparedWithRecording_haveTodaysFields() {
    var recorded = Caller.read(SharedData.fixture("kraken/asset_pairs_2026.json")).get("result");
    var ours = caller.json("/kraken/0/public/AssetPairs").get("result");
    var optional = Set.of("long_position_limit", "short_position_limit");
    for (String key : Set.of("XXBTZUSD", "XDGUSD", "SOLUSD")) {
      assertThat(Shape.differences(recorded.get(key), ours.get(key), optional)).isEmpty();
      for (String name : Set.of("altname", "wsname", "base", "quote", "status")) {
        assertThat(ours.get(key).get(name)).isEqualTo(recorded.get(key).get(name));
      }
    }
  }

  @Test
  void okxInstruments_comparedWithRecording_haveFieldsThatBothYearsHave() {
    var ours = caller.json("/okx/api/v5/public/instruments?instType=SPOT");
    var older = Caller.read(SharedData.fixture("okx/instruments_spot.json"));
    var newer = Caller.read(SharedData.fixture("okx/instruments_spot_2026.json"));
    ours.get("data")
        .get(0)
        .fieldNames()
        .forEachRemaining(name -> assertThat(newer.get("data").get(0).has(name)).as(name).isTrue());
    assertThat(ours.get("data").get(0).fieldNames())
        .toIterable()
        .contains("baseCcy", "quoteCcy", "instId", "instType", "listTime", "state", "tickSz")
        .contains("lotSz", "minSz");
    assertThat(older.get("data").get(0).get("instType").asText()).isEqualTo("SPOT");
  }

  @Test
  void binanceExchangeInfo_comparedWithRecording_hasItsRows() {
    var recorded = Caller.read(SharedData.fixture("binance/exchange_info.json"));
    var ours = caller.json("/binance/api/v3/exchangeInfo");
    assertThat(ours.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(() -> recorded.fieldNames());
    ours.get("symbols")
        .get(0)
        .fieldNames()
        .forEachRemaining(
            name -> assertThat(recorded.get("symbols").get(0).has(name)).as(name).isTrue());
    assertThat(ours.get("rateLimits").get(0).get("limit").asInt()).isEqualTo(6000);
  }

  @Test
  void coinbaseBook_levelTwo_hasRowsLikeTheRecordedOnes() {
    var recorded = Caller.read(SharedData.fixture("coinbase/book_level2.json"));
    var ours = caller.json("/coinbase/products/BTC-USD/book?level=2");
    assertThat(Shape.differences(recorded.get("bids"), ours.get("bids"), Set.of())).isEmpty();
    assertThat(Shape.differences(recorded.get("asks"), ours.get("asks"), Set.of())).isEmpty();
  }

  private static JsonNode onlyPair(JsonNode answer) {
    for (var field : answer.get("result").properties()) {
      if (!field.getKey().equals("last")) {
        return field.getValue();
      }
    }
    throw new IllegalArgumentException("no pair in " + answer);
  }
}
