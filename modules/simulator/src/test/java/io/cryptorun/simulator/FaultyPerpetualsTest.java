package io.cryptorun.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cryptorun.simulator.faults.Endpoint;
import io.cryptorun.simulator.faults.FaultKind;
import io.cryptorun.simulator.faults.FaultRule;
import io.cryptorun.simulator.faults.Faults;
import io.cryptorun.simulator.market.Host;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Faults of perpetuals, trades, and of whole hosts.
class FaultyPerpetualsTest {
  private static final String BINANCE =
      "/binance-futures/fapi/v1/fundingRate?symbol=BTCUSDT&limit=20";
  private static final String OKX =
      "/okx/api/v5/public/funding-rate-history?instId=BTC-USDT-SWAP&limit=20";
  private static final String KRAKEN =
      "/kraken-futures/derivatives/api/v4/historicalfundingrates?symbol=PF_XBTUSD";
  private static final String TICKERS = "/kraken-futures/derivatives/api/v3/tickers";
  private static final List<String> TRADES =
      List.of(
          "/kraken/0/public/Trades?pair=XBTUSD&count=20",
          "/okx/api/v5/market/trades?instId=BTC-USDT&limit=20",
          "/coinbase/products/BTC-USD/trades?limit=20",
          "/binance/api/v3/trades?symbol=BTCUSDT&limit=20");

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

  @AfterEach
  void behave() {
    simulator.misbehave(Faults.none());
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultKind.class,
      names = {
        "FUNDING_JITTER",
        "FUNDING_INTERVAL",
        "FUNDING_MISSING",
        "FUNDING_ZERO",
        "FUNDING_EMPTY",
        "NUMBER_EMPTY",
        "PAYLOAD_ABSENT",
        "EXTRA_FIELDS"
      })
  void fundingFault_onEveryVenue_changesTheHistory(FaultKind kind) {
    for (String target : List.of(BINANCE, OKX, KRAKEN)) {
      String good = caller.call(target).body();
      strike(FaultRule.of(kind).at(Endpoint.FUNDING_HISTORY));
      assertThat(caller.call(target).body()).as(target).isNotEqualTo(good);
      behave();
    }
  }

  @Test
  void changedInterval_isToldByTimesAndByTheVenue() {
    strike(FaultRule.of(FaultKind.FUNDING_INTERVAL));
    var times = new ArrayList<Long>();
    caller.json(BINANCE).forEach(row -> times.add(row.get("fundingTime").asLong() / 60_000));
    long first = times.get(1) - times.get(0);
    long last = times.getLast() - times.get(times.size() - 2);
    assertThat(first).isEqualTo(2 * last);
    var now = caller.json("/okx/api/v5/public/funding-rate?instId=BTC-USDT-SWAP").at("/data/0");
    assertThat(now.get("nextFundingTime").asLong() - now.get("fundingTime").asLong())
        .isIn(2 * 3_600_000L, 4 * 3_600_000L);
    assertThat(caller.json("/binance-futures/fapi/v1/fundingInfo"))
        .anyMatch(row -> row.get("symbol").asText().equals("BTCUSDT"));
  }

  @Test
  void zeroAndEmptyRates_areWrittenAsTheVenueWouldWriteThem() {
    strike(FaultRule.of(FaultKind.FUNDING_ZERO));
    String index = "/binance-futures/fapi/v1/premiumIndex?symbol=BTCUSDT";
    assertThat(caller.json(index).get("lastFundingRate").asText()).isEqualTo("0.00000000");
    assertThat(caller.json(KRAKEN).at("/rates/0/fundingRate").asDouble()).isZero();
    strike(FaultRule.of(FaultKind.FUNDING_EMPTY));
    assertThat(caller.json(index).get("lastFundingRate").asText()).isEmpty();
    assertThat(caller.json(OKX).at("/data/0/realizedRate").asText()).isEmpty();
    assertThat(caller.json(TICKERS).at("/tickers/0").has("fundingRate")).isFalse();
  }

  @Test
  void missingSettlement_isOneRowLessInTheMiddle() {
    var good = caller.json(BINANCE);
    strike(FaultRule.of(FaultKind.FUNDING_MISSING).coin("BTC"));
    var struck = caller.json(BINANCE);
    assertThat(struck).hasSize(good.size() - 1).first().isEqualTo(good.get(0));
    assertThat(caller.json(BINANCE.replace("BTC", "ETH"))).hasSize(20);
  }

  @Test
  void repeatedTrades_comeWithTheirNumbers() {
    strike(FaultRule.of(FaultKind.TRADES_DUPLICATE));
    for (String target : TRADES) {
      var rows = rows(caller.json(target));
      assertThat(rows).as(target).hasSize(23);
      assertThat(rows.stream().distinct()).hasSize(20);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultKind.class,
      names = {"TRADES_ID_MISSING", "TRADES_SIDE_MISSING"})
  void missingPartOfATrade_isMissingInEachVenuesForm(FaultKind kind) {
    boolean side = kind == FaultKind.TRADES_SIDE_MISSING;
    strike(FaultRule.of(kind).at(Endpoint.TRADES));
    for (String target : TRADES) {
      for (var row : rows(caller.json(target))) {
        assertThat(row.has("side") || row.has("isBuyerMaker") || row.path(3).asText().length() > 0)
            .as(target)
            .isEqualTo(!side);
        assertThat(row.has("id") || row.has("tradeId") || row.has("trade_id") || row.has(6))
            .as(target)
            .isEqualTo(side);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"KRAKEN_FUTURES, /kraken/0/public/Time", "BINANCE_FUTURES, /binance/api/v3/time"})
  void faultOfAFuturesHost_leavesTheSpotHostAlone(Host host, String spot) {
    String futures = host == Host.KRAKEN_FUTURES ? TICKERS : BINANCE;
    strike(FaultRule.of(FaultKind.EDGE_502).on(host));
    assertThat(caller.call(futures).statusCode()).isEqualTo(502);
    assertThat(caller.call(spot).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          MAINTENANCE    | 503 | 503
          RATE_LIMIT     | 200 | 429
          RATE_LIMIT_200 | 200 | 200
          BAN            | 200 | 418
          HTML_200       | 200 | 200
          EDGE_503       | 503 | 503
          """)
  void faultOfTheWholeAnswer_hasTheHostsStatus(FaultKind kind, int kraken, int binance) {
    strike(FaultRule.of(kind));
    assertThat(caller.call(TICKERS).statusCode()).isEqualTo(kraken);
    assertThat(caller.call(TICKERS).body()).doesNotContain("\"success\"");
    assertThat(caller.call(BINANCE).statusCode()).isEqualTo(binance);
  }

  @Test
  void ban_tellsItsEnd_andIsALockoutOnKraken() {
    strike(FaultRule.of(FaultKind.BAN).value(90));
    var banned = caller.call(BINANCE);
    assertThat(banned.headers().firstValue("Retry-After")).hasValue("90");
    assertThat(banned.body()).contains("" + simulator.now().plusSeconds(90).toEpochMilli());
    assertThat(caller.call("/kraken/0/public/Time").body()).contains("EGeneral:Temporary lockout");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/binance/api/v3/ping", "/binance-futures/fapi/v1/ping"})
  void ping_duringMaintenance_isRefusedToo(String target) {
    assertThat(caller.call(target).body()).isEqualTo("{}");
    strike(FaultRule.of(FaultKind.MAINTENANCE));
    assertThat(caller.call(target).statusCode()).isEqualTo(503);
  }

  @Test
  void returnFromMaintenance_isPostOnlyWhereAVenueSaysSo() {
    strike(FaultRule.of(FaultKind.POST_ONLY));
    assertThat(caller.json("/kraken/0/public/SystemStatus").at("/result/status").asText())
        .isEqualTo("post_only");
    assertThat(
            caller
                .json("/kraken/0/public/AssetPairs?pair=XBTUSD")
                .at("/result/XXBTZUSD/status")
                .asText())
        .isEqualTo("post_only");
    assertThat(caller.json("/coinbase/products/BTC-USD").get("post_only").asBoolean()).isTrue();
    assertThat(caller.json(TICKERS).at("/tickers/0/postOnly").asBoolean()).isTrue();
    assertThat(caller.json(BINANCE)).hasSize(20);
  }

  @Test
  void switchedStatus_isEachHostsOwnWordForOneCoin() {
    strike(FaultRule.of(FaultKind.STATUS_SWITCHED).coin("SOL"));
    assertThat(caller.json("/binance-futures/fapi/v1/exchangeInfo").get("symbols"))
        .filteredOn(row -> !row.get("status").asText().equals("TRADING"))
        .singleElement()
        .matches(row -> row.get("symbol").asText().equals("SOLUSDT"));
    assertThat(caller.json("/okx/api/v5/public/instruments?instType=SWAP").get("data"))
        .filteredOn(row -> row.get("state").asText().equals("suspend"))
        .hasSize(1);
    assertThat(caller.json(TICKERS).get("tickers"))
        .filteredOn(row -> row.path("suspended").asBoolean())
        .hasSize(1);
  }

  private static void strike(FaultRule rule) {
    simulator.misbehave(Faults.of(rule));
  }

  private static List<JsonNode> rows(JsonNode answer) {
    var rows = new ArrayList<JsonNode>();
    var data = answer.isArray() ? answer : answer.path("data");
    (data.isArray() ? data : answer.at("/result/XXBTZUSD")).forEach(rows::add);
    return rows;
  }
}
