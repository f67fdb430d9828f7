package io.cryptorun.venues.kraken;

import static io.cryptorun.venues.Rig.about;
import static io.cryptorun.venues.Rig.recorded;
import static io.cryptorun.venues.Rig.value;
import static io.cryptorun.venues.ScriptedVenue.bytes;
import static io.cryptorun.venues.ScriptedVenue.ok;
import static io.cryptorun.venues.ScriptedVenue.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KrakenFuturesClientTest {
  private static final Contract BTC = new Contract(Venue.KRAKEN, "PF_XBTUSD", "BTC");
  private static final Contract ETH = new Contract(Venue.KRAKEN, "PF_ETHUSD", "ETH");
  private static final String INSTRUMENTS = "/derivatives/api/v3/instruments";
  private static final String TICKERS = "/derivatives/api/v3/tickers";
  private static final String HISTORY = "/derivatives/api/v4/historicalfundingrates";
  private static final Instant THEN = Instant.parse("2025-09-24T08:00:00Z");

  private final Rig rig = new Rig("2026-09-25T17:46:54Z");
  private final KrakenFuturesClient client =
      new KrakenFuturesClient(
          rig.settings(Provider.KRAKEN_FUTURES),
          rig.hosts(),
          rig.budgets,
          ProviderState.none(),
          rig.timing());

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void contracts_recorded2021_wereAllInverse() throws Exception {
    rig.venue.on(INSTRUMENTS, ok(recorded("kraken/futures_instruments.json")));

    assertThat(value(client.contracts())).isEmpty();
    assertThat(rig.budgets.taken()).containsExactly("kraken public");
  }

  @Test
  void contracts_linearPerpetuals_areNamedInAnyCase() throws Exception {
    rig.venue.on(
        INSTRUMENTS,
        ok(
            """
            {"result":"success","serverTime":"2026-09-25T17:46:54.822Z","instruments":[
             {"symbol":"PF_XBTUSD","type":"flexible_futures","tradeable":true,"tickSize":1},
             {"symbol":"pf_ethusd","type":"flexible_futures","tradeable":true},
             {"symbol":"PF_XDGUSD","type":"flexible_futures","tradeable":true},
             {"symbol":"PF_SOLUSD","type":"flexible_futures","tradeable":false},
             {"symbol":"PF_EURUSD","type":"flexible_futures"},
             {"symbol":"PI_XBTUSD","type":"futures_inverse","tradeable":true},
             {"symbol":"FF_XBTUSD_261225","type":"flexible_futures","tradeable":true},
             {"symbol":"in_xbtusd","type":"spot index","tradeable":false}]}
            """));

    assertThat(value(client.contracts()))
        .containsExactly(BTC, ETH, new Contract(Venue.KRAKEN, "PF_XDGUSD", "DOGE"));
  }

  @Test
  void funding_recorded_isDividedByTheIndex() throws Exception {
    rig.venue.on(TICKERS, ok(recorded("kraken/futures_tickers.json")));

    var rates = value(client.funding());

    assertThat(rates).containsOnlyKeys("PF_ETHUSD"); // the other row is inverse
    var ether = about("PF_ETHUSD", rates);
    assertThat(ether.rate()).isCloseTo(1.5e-05 / 3202.75, within(1e-20));
    assertThat(ether.interval()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void funding_dollarsOfTheHistory_giveTheFractionOfTheHistory() throws Exception {
    // both figures of one recorded hour: 1.3285114808978307 dollars are 1.1795815277778e-05
    rig.venue.on(
        TICKERS,
        ok(
            """
            {"result":"success","serverTime":"2025-09-24T08:00:00Z","tickers":[
             {"symbol":"PF_XBTUSD","fundingRate":1.3285114808978307,"indexPrice":112625.65},
             {"symbol":"PF_ETHUSD","fundingRate":0,"indexPrice":4000.5},
             {"symbol":"PF_SOLUSD","indexPrice":200},
             {"symbol":"PF_ADAUSD","fundingRate":1e-5},
             {"symbol":"PF_XRPUSD","fundingRate":1e-5,"indexPrice":0},
             {"symbol":"in_xbtusd","last":112625.65}]}
            """));

    var rates = value(client.funding());

    assertThat(rates).containsOnlyKeys("PF_XBTUSD", "PF_ETHUSD");
    assertThat(about("PF_XBTUSD", rates))
        .satisfies(
            funding -> assertThat(funding.rate()).isCloseTo(1.1795815277778e-05, within(1e-9)));
    assertThat(rates).containsEntry("PF_ETHUSD", new CurrentFunding(0, Duration.ofHours(1)));
  }

  @Test
  void openInterest_recorded_isInCoinsAtTheServersTime() throws Exception {
    rig.venue.on(TICKERS, ok(recorded("kraken/futures_tickers.json")));

    var replies = client.openInterest(List.of(ETH, BTC));

    assertThat(value(about(ETH, replies)))
        .isEqualTo(new OpenInterest(Instant.parse("2025-11-17T00:34:37.524Z"), 1_000_000));
    assertFault(about(BTC, replies), Fault.Code.UNKNOWN_INSTRUMENT);
    assertThat(rig.venue.requests()).containsExactly(TICKERS);
  }

  @Test
  void settlements_recorded_areFractionsWithinTheWindow() throws Exception {
    rig.venue.on(HISTORY, ok(recorded("kraken/futures_funding_history.json")));

    assertThat(value(client.settlements(BTC, THEN, THEN.plus(Duration.ofHours(1)))))
        .containsExactly(new Settlement(THEN.plus(Duration.ofHours(1)), 1.3625181944444e-05));
    assertThat(rig.venue.requests()).containsExactly(HISTORY + "?symbol=PF_XBTUSD");
    assertThat(rig.budgets.taken()).containsExactly("kraken public");
  }

  @Test
  void settlements_ofFiveYears_areCutToTheWeek() throws Exception {
    var rows =
        IntStream.range(0, 5 * 365 * 24)
            .mapToObj(hour ->
                "{\"timestamp\":\"%s\",\"fundingRate\":1.5,\"relativeFundingRate\":%de-9}"
                    .formatted(THEN.plus(Duration.ofHours(hour - 40_000)), hour))
            .collect(Collectors.joining(",", "{\"rates\":[", "],\"result\":\"success\"}"));
    rig.venue.on(HISTORY, ok(rows));

    var settled = value(client.settlements(BTC, THEN.minus(Duration.ofDays(7)), THEN));

    assertThat(settled).hasSize(168);
    assertThat(settled.getLast().at()).isEqualTo(THEN);
    assertThat(settled.getLast().rate()).isCloseTo(40_000e-9, within(1e-15));
  }

  @Test
  void openInterestHistory_isNotKeptByTheVenue_nothingIsAsked() throws Exception {
    assertThat(value(client.openInterestHistory(BTC, THEN, THEN))).isEmpty();
    assertThat(rig.venue.requests()).isEmpty();
  }

  @Test
  void errors_recordedInBothForms_becomeFaultsWithTheVenuesWords() throws Exception {
    rig.venue
        .on(TICKERS, bytes(200, recorded("kraken/futures_error_rate_limit.json")))
        .on(HISTORY, bytes(400, recorded("kraken/futures_error_bad_request.json")))
        .on(INSTRUMENTS, bytes(404, recorded("kraken/futures_error_not_found.json")));

    assertFault(client.settlements(BTC, THEN, THEN), Fault.Code.UNKNOWN_INSTRUMENT);
    assertThat(client.contracts())
        .isInstanceOfSatisfying(
            Reply.Missing.class,
            missing -> {
              assertThat(missing.fault().code()).isEqualTo(Fault.Code.VENUE_ERROR);
              assertThat(missing.fault().text()).isEqualTo("404 NOT_FOUND");
              assertThat(missing.fault().status()).isEqualTo(404);
            });
    assertFault(client.funding(), Fault.Code.RATE_LIMITED);
  }

  @Test
  void unavailable_withStatus200_isRepeated() throws Exception {
    rig.venue.on(
        TICKERS,
        ok("{\"result\":\"error\",\"error\":\"Unavailable\"}"),
        ok(recorded("kraken/futures_tickers.json")));

    assertThat(value(client.funding())).isNotEmpty();
  }

  @Test
  void plainText_isNoAnswer() throws Exception {
    rig.venue.on(HISTORY, status(400, "Invalid symbol", "Content-Type", "text/plain"));

    assertFault(client.settlements(BTC, THEN, THEN), Fault.Code.EDGE_PAGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"result\":\"success\"}",
        "{\"result\":\"success\",\"rates\":null}",
        "{\"result\":\"success\",\"rates\":{}}",
        "{\"result\":\"success\",\"rates\":[null]}",
        "{\"result\":\"success\",\"rates\":[{\"relativeFundingRate\":1}]}",
        "{\"result\":\"success\",\"rates\":[{\"timestamp\":\"soon\",\"relativeFundingRate\":1}]}",
        "{\"result\":\"success\",\"rates\":[{\"timestamp\":\"2025-09-24T08:00:00Z\"",
        "{\"result\":\"success\",\"rates\":[]} {}",
        "[]"
      })
  void brokenHistory_isUnparseable(String body) throws Exception {
    rig.venue.on(HISTORY, ok(body));

    assertFault(client.settlements(BTC, THEN, THEN), Fault.Code.UNPARSEABLE);
  }

  private static void assertFault(Reply<?> reply, Fault.Code code) {
    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Missing.class, missing -> assertThat(missing.fault().code()).isEqualTo(code));
  }
}
