package io.cryptorun.venues.binance;

import static io.cryptorun.venues.Rig.about;
import static io.cryptorun.venues.Rig.recorded;
import static io.cryptorun.venues.Rig.value;
import static io.cryptorun.venues.ScriptedVenue.bytes;
import static io.cryptorun.venues.ScriptedVenue.ok;
import static io.cryptorun.venues.ScriptedVenue.status;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.health.ProviderState;
import io.cryptorun.domain.market.Contract;
import io.cryptorun.domain.market.CurrentFunding;
import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.OpenInterest;
import io.cryptorun.domain.market.Provider;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Settlement;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.venues.Rig;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BinanceFuturesClientTest {
  private static final Contract BTC = new Contract(Venue.BINANCE, "BTCUSDT", "BTC");
  private static final Contract ETH = new Contract(Venue.BINANCE, "ETHUSDT", "ETH");

  private final Rig rig = new Rig("2026-09-25T13:30:00Z");
  private final BinanceFuturesClient client =
      new BinanceFuturesClient(
          rig.settings(Provider.BINANCE_FUTURES),
          rig.hosts(),
          rig.budgets,
          ProviderState.none(),
          rig.timing());

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void contracts_recorded_areItsPerpetuals() throws Exception {
    rig.venue.on("/fapi/v1/exchangeInfo", ok(recorded("binance/fapi_exchange_info.json")));

    assertThat(value(client.contracts())).hasSize(25).contains(BTC, ETH);
    assertThat(rig.budgets.taken()).containsExactly("binance weight");
  }

  @Test
  void contracts_ofOtherKinds_areNone() throws Exception {
    rig.venue.on(
        "/fapi/v1/exchangeInfo",
        ok(
            """
            {"symbols":[
             {"symbol":"BTCUSDT","contractType":"PERPETUAL","status":"TRADING","baseAsset":"BTC",
              "quoteAsset":"USDT"},
             {"symbol":"1000SHIBUSDT","contractType":"PERPETUAL","status":"TRADING",
              "baseAsset":"1000SHIB","quoteAsset":"USDT"},
             {"symbol":"BTCUSDT_261225","contractType":"CURRENT_QUARTER","status":"TRADING",
              "baseAsset":"BTC","quoteAsset":"USDT"},
             {"symbol":"ETHUSDC","contractType":"PERPETUAL","status":"TRADING","baseAsset":"ETH",
              "quoteAsset":"USDC"},
             {"symbol":"TSLAUSDT","contractType":"TRADIFI_PERPETUAL","status":"TRADING",
              "baseAsset":"TSLA","quoteAsset":"USDT"},
             {"symbol":"XRPUSDT","contractType":"PERPETUAL","status":"SETTLING","baseAsset":"XRP",
              "quoteAsset":"USDT"},
             {"symbol":"币USDT","contractType":"PERPETUAL","status":"TRADING","baseAsset":"币",
              "quoteAsset":"USDT"}]}
            """));

    assertThat(value(client.contracts()))
        .containsExactly(BTC, new Contract(Venue.BINANCE, "1000SHIBUSDT", "1000SHIB"));
  }

  @Test
  void funding_recordedRow_isTheRateBuildingUp() throws Exception {
    var row = new String(recorded("binance/fapi_premium_index_one.json"), UTF_8);
    rig.venue.on("/fapi/v1/premiumIndex", ok("[" + row + "]"));

    assertThat(value(client.funding()))
        .containsOnlyKeys("BTCUSDT")
        .containsEntry("BTCUSDT", new CurrentFunding(0.00001226, null));
    assertThat(rig.venue.requests()).containsExactly("/fapi/v1/premiumIndex");
    assertThat(rig.budgets.taken()).containsExactly("binance weight*10");
  }

  @Test
  void funding_emptyIsAbsent_zeroIsARate() throws Exception {
    rig.venue.on(
        "/fapi/v1/premiumIndex",
        ok(
            """
            [{"symbol":"BTCUSDT_261225","lastFundingRate":"","nextFundingTime":0},
             {"symbol":"XRPUSDT","lastFundingRate":null},
             {"symbol":"ETHUSDT","lastFundingRate":"0.00000000"},
             {"symbol":"BTCUSDT","lastFundingRate":-1.5e-05}]
            """));

    assertThat(value(client.funding()))
        .containsOnlyKeys("ETHUSDT", "BTCUSDT")
        .containsEntry("ETHUSDT", new CurrentFunding(0, null))
        .containsEntry("BTCUSDT", new CurrentFunding(-0.000015, null));
  }

  @Test
  void settlements_recorded_standOnTheMinute() throws Exception {
    rig.venue.on("/fapi/v1/fundingRate", ok(recorded("binance/fapi_funding_rate.json")));

    var settled =
        value(client.settlements(BTC, at("2020-09-14T00:00:00Z"), at("2020-10-18T00:00:00Z")));

    assertThat(settled).hasSize(100);
    assertThat(settled.getFirst())
        .isEqualTo(new Settlement(at("2020-09-15T00:00:00Z"), -0.0002227));
    assertThat(settled.get(1)).isEqualTo(new Settlement(at("2020-09-15T08:00:00Z"), -0.00002796));
    assertThat(settled)
        .allSatisfy(row -> assertThat(row.at().truncatedTo(ChronoUnit.HOURS)).isEqualTo(row.at()));
    assertThat(rig.budgets.taken()).containsExactly("binance funding");
  }

  @Test
  void settlements_windowIsOpenAtItsBeginning_afterRounding() throws Exception {
    rig.venue.on(
        "/fapi/v1/fundingRate",
        ok(
            """
            [{"symbol":"BTCUSDT","fundingTime":1600128000007,"fundingRate":"0.1"},
             {"symbol":"BTCUSDT","fundingTime":1600156799990,"fundingRate":"0.2","markPrice":""},
             {"symbol":"BTCUSDT","fundingTime":1600185600010,"fundingRate":"0"},
             {"symbol":"BTCUSDT","fundingTime":1600189200000,"fundingRate":""}]
            """));

    var settled =
        value(client.settlements(BTC, at("2020-09-15T00:00:00Z"), at("2020-09-15T16:00:00Z")));

    assertThat(settled)
        .containsExactly(
            new Settlement(at("2020-09-15T08:00:00Z"), 0.2),
            new Settlement(at("2020-09-15T16:00:00Z"), 0));
    assertThat(rig.venue.requests())
        .containsExactly(
            "/fapi/v1/fundingRate?symbol=BTCUSDT&startTime=1600127940000&endTime=1600185660000"
                + "&limit=1000");
  }

  @Test
  void openInterest_recorded_isInCoins_oneCallAContract() throws Exception {
    rig.venue.on(
        "/fapi/v1/openInterest",
        ok(recorded("binance/fapi_open_interest.json")),
        bytes(400, recorded("binance/error_invalid_symbol.json")));

    var replies = client.openInterest(List.of(BTC));
    var unknown = client.openInterest(List.of(ETH));

    assertThat(value(about(BTC, replies)))
        .isEqualTo(new OpenInterest(Instant.ofEpochMilli(1702244985273L), 83782.317));
    assertFault(about(ETH, unknown), Fault.Code.UNKNOWN_INSTRUMENT);
    assertThat(rig.venue.requests())
        .containsExactly(
            "/fapi/v1/openInterest?symbol=BTCUSDT", "/fapi/v1/openInterest?symbol=ETHUSDT");
    assertThat(rig.budgets.taken()).containsExactly("binance weight", "binance weight");
  }

  @Test
  void openInterestHistory_recorded_isCutToTheWindow() throws Exception {
    var litecoin = new Contract(Venue.BINANCE, "LTCUSDT", "LTC");
    rig.venue.on(
        "/futures/data/openInterestHist", ok(recorded("binance/fapi_open_interest_hist.json")));
    var until = at("2020-10-09T00:00:00Z");

    var history =
        value(client.openInterestHistory(litecoin, until.minus(Duration.ofDays(2)), until));

    assertThat(history)
        .containsExactly(
            new OpenInterest(at("2020-10-08T00:00:00Z"), 290122.745),
            new OpenInterest(at("2020-10-09T00:00:00Z"), 300147.752));
    assertThat(rig.venue.requests())
        .containsExactly(
            "/futures/data/openInterestHist?symbol=LTCUSDT&period=1h&startTime=1602028800000"
                + "&endTime=1602201600000&limit=500");
    assertThat(rig.budgets.taken()).containsExactly("binance data");
  }

  @Test
  void openInterestHistory_timesWrittenAsText_areRead() throws Exception {
    rig.venue.on(
        "/futures/data/openInterestHist",
        ok("[{\"sumOpenInterest\":\"7\",\"timestamp\":\"1602115200000\"}]"));
    var until = at("2020-10-08T00:00:00Z");

    assertThat(value(client.openInterestHistory(BTC, until.minusSeconds(60), until)))
        .containsExactly(new OpenInterest(until, 7));
  }

  @Test
  void ban_isWordedAsOnTheSpotHost() throws Exception {
    rig.venue.on("/fapi/v1/premiumIndex", bytes(418, recorded("binance/error_418.json")));

    assertFault(client.funding(), Fault.Code.BANNED);
  }

  @Test
  void overload_isRepeated() throws Exception {
    rig.venue.on(
        "/fapi/v1/premiumIndex",
        status(503, "{\"code\":-1008,\"msg\":\"Server is currently overloaded\"}"),
        ok("[]"));

    assertThat(value(client.funding())).isEmpty();
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }

  private static void assertFault(Reply<?> reply, Fault.Code code) {
    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Missing.class, missing -> assertThat(missing.fault().code()).isEqualTo(code));
  }
}
