package io.cryptorun.venues.okx;

import static io.cryptorun.venues.Rig.about;
import static io.cryptorun.venues.Rig.recorded;
import static io.cryptorun.venues.Rig.value;
import static io.cryptorun.venues.ScriptedVenue.bytes;
import static io.cryptorun.venues.ScriptedVenue.ok;
import static io.cryptorun.venues.ScriptedVenue.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.health.ProviderState;
import io.cryptorun.domain.market.Contract;
import io.cryptorun.domain.market.CurrentFunding;
import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.OpenInterest;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Settlement;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.venues.DerivativesClient;
import io.cryptorun.venues.Rig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OkxSwapClientTest {
  private static final Contract BTC = new Contract(Venue.OKX, "BTC-USDT-SWAP", "BTC");
  private static final Contract ETH = new Contract(Venue.OKX, "ETH-USDT-SWAP", "ETH");
  private static final Instant MONDAY = Instant.parse("2024-01-01T00:00:00Z");
  private static final Instant SUNDAY = Instant.parse("2024-01-07T00:00:00Z");

  private final Rig rig = new Rig("2026-09-19T13:24:05Z");
  private final OkxClient spot =
      new OkxClient(
          rig.settings(Venue.OKX), rig.hosts(), rig.budgets, ProviderState.none(), rig.timing());
  private final DerivativesClient client = spot.swaps();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void contracts_recorded_areLinearInTether() throws Exception {
    rig.venue.on("/api/v5/public/instruments", ok(recorded("okx/instruments_swap.json")));

    assertThat(value(client.contracts())).containsExactly(ETH, BTC);
    assertThat(rig.venue.requests()).containsExactly("/api/v5/public/instruments?instType=SWAP");
    assertThat(rig.budgets.taken()).containsExactly("okx instruments");
  }

  @Test
  void contracts_suspendedOrBeforeTheirMarket_areNone() throws Exception {
    rig.venue.on(
        "/api/v5/public/instruments",
        ok(
            data(
                """
                {"instId":"A-USDT-SWAP","uly":"A-USDT","ctType":"linear","settleCcy":"USDT",
                 "state":"suspend","ruleType":"normal"},
                {"instId":"B-USDT-SWAP","uly":"B-USDT","ctType":"linear","settleCcy":"USDT",
                 "state":"live","ruleType":"pre_market"},
                {"instId":"C-USDC-SWAP","uly":"C-USDC","ctType":"linear","settleCcy":"USDC",
                 "state":"live","ruleType":"normal"},
                {"instId":"D-USDT-SWAP","uly":"","ctType":"linear","settleCcy":"USDT",
                 "state":"live"},
                {"instId":"E-USDT-SWAP","uly":"E-USDT","ctType":"linear","settleCcy":"USDT",
                 "state":"live"}
                """)));

    assertThat(value(client.contracts()))
        .containsExactly(new Contract(Venue.OKX, "E-USDT-SWAP", "E"));
  }

  @Test
  void funding_recorded_isForTheStepToTheNextSettlement() throws Exception {
    rig.venue.on("/api/v5/public/funding-rate", ok(recorded("okx/funding_rate.json")));

    assertThat(value(client.funding()))
        .containsOnlyKeys("BTC-USDT-SWAP")
        .containsEntry("BTC-USDT-SWAP", new CurrentFunding(0.0001, Duration.ofHours(8)));
    assertThat(rig.venue.requests()).containsExactly("/api/v5/public/funding-rate?instId=ANY");
    assertThat(rig.budgets.taken()).containsExactly("okx funding");
  }

  @Test
  void funding_absentValues_areNotZero() throws Exception {
    rig.venue.on(
        "/api/v5/public/funding-rate",
        ok(
            data(
                """
                {"instId":"A-USDT-SWAP","fundingRate":"","fundingTime":"1789833600000"},
                {"instId":"B-USDT-SWAP","fundingRate":"0","fundingTime":"1789833600000",
                 "nextFundingTime":""},
                {"instId":"C-USDT-SWAP","fundingRate":"-0.0003","fundingTime":"1789833600000",
                 "nextFundingTime":"1789837200000"},
                {"instId":"D-USDT-SWAP","fundingRate":"0.0001","fundingTime":"1789833600000",
                 "nextFundingTime":"1789833600000"}
                """)));

    assertThat(value(client.funding()))
        .containsOnlyKeys("B-USDT-SWAP", "C-USDT-SWAP", "D-USDT-SWAP")
        .containsEntry("B-USDT-SWAP", new CurrentFunding(0, null))
        .containsEntry("D-USDT-SWAP", new CurrentFunding(0.0001, null))
        .containsEntry("C-USDT-SWAP", new CurrentFunding(-0.0003, Duration.ofHours(1)));
  }

  @Test
  void settlements_recorded_areWhatWasChargedNotWhatWasForeseen() throws Exception {
    rig.venue.on(
        "/api/v5/public/funding-rate-history", ok(recorded("okx/funding_rate_history.json")));

    assertThat(value(client.settlements(BTC, MONDAY.minus(Duration.ofDays(7)), MONDAY)))
        .containsExactly(
            new Settlement(Instant.parse("2023-12-31T16:00:00Z"), -0.00002),
            new Settlement(MONDAY, 0.00015));
    assertThat(rig.venue.requests())
        .containsExactly(
            "/api/v5/public/funding-rate-history?instId=BTC-USDT-SWAP&before=1703462400000"
                + "&after=1704067260000&limit=400");
    assertThat(rig.budgets.taken()).containsExactly("okx funding_history_pair[BTC-USDT-SWAP]");
  }

  @Test
  void settlements_whereThePageMayBeCut_areAskedOn() throws Exception {
    rig.venue.on("/api/v5/public/funding-rate-history", ok(hours(144, 45)), ok(hours(44, 1)));

    var settled = value(client.settlements(BTC, MONDAY, SUNDAY));

    assertThat(settled).hasSize(144);
    assertThat(settled.getFirst().at()).isEqualTo("2024-01-01T01:00:00Z");
    assertThat(settled.getLast().at()).isEqualTo(SUNDAY);
    assertThat(rig.venue.requests()).hasSize(2).last().asString().contains("&after=1704229200000&");
  }

  @Test
  void settlements_aVenueThatRepeatsItsPage_isNotAskedForEver() throws Exception {
    rig.venue.on("/api/v5/public/funding-rate-history", ok(hours(144, 45)));

    assertThat(value(client.settlements(BTC, MONDAY, SUNDAY))).hasSize(100);
    assertThat(rig.venue.requests()).hasSize(2);
  }

  @Test
  void settlements_faultOnALaterPage_isAFault() throws Exception {
    rig.venue.on(
        "/api/v5/public/funding-rate-history",
        ok(hours(144, 45)),
        status(400, "{\"code\":\"51000\",\"msg\":\"Parameter after error\",\"data\":[]}"));

    assertFault(client.settlements(BTC, MONDAY, SUNDAY), Fault.Code.VENUE_ERROR);
  }

  @Test
  void openInterest_recorded_isInCoins_oneCallForAll() throws Exception {
    var inverse = new Contract(Venue.OKX, "BTC-USD-SWAP", "BTC");
    rig.venue.on("/api/v5/public/open-interest", ok(recorded("okx/open_interest.json")));

    var replies = client.openInterest(List.of(inverse, ETH));

    assertThat(value(about(inverse, replies)))
        .isEqualTo(new OpenInterest(Instant.ofEpochMilli(1790322080511L), 6404.786801842702));
    assertFault(about(ETH, replies), Fault.Code.UNKNOWN_INSTRUMENT);
    assertThat(rig.venue.requests()).containsExactly("/api/v5/public/open-interest?instType=SWAP");
    assertThat(rig.budgets.taken()).containsExactly("okx open_interest");
  }

  @Test
  void openInterestHistory_isNotKeptByTheVenue_nothingIsAsked() throws Exception {
    assertThat(value(client.openInterestHistory(BTC, MONDAY, SUNDAY))).isEmpty();
    assertThat(rig.venue.requests()).isEmpty();
  }

  @Test
  void unknownSwap_isAFaultOfTheSwapAlone() throws Exception {
    rig.venue.on(
        "/api/v5/public/funding-rate-history", ok(recorded("okx/error_unknown_instrument.json")));

    assertFault(client.settlements(BTC, MONDAY, SUNDAY), Fault.Code.UNKNOWN_INSTRUMENT);
  }

  @Test
  void circuit_isThatOfTheSpotMarket() throws Exception {
    rig.venue
        .on("/api/v5/public/open-interest", status(403, "{}"))
        .on("/api/v5/public/time", bytes(200, recorded("okx/server_time.json")));

    assertFault(about(BTC, client.openInterest(List.of(BTC))), Fault.Code.REFUSED);
    assertFault(spot.time(), Fault.Code.CIRCUIT_OPEN);
  }

  /// Settlements of hours after Monday's begin, newest first.
  private static String hours(int newest, int oldest) {
    return data(
        IntStream.iterate(newest, hour -> hour >= oldest, hour -> hour - 1)
            .mapToObj(hour ->
                "{\"realizedRate\":\"0.0001\",\"fundingTime\":\"%d\"}"
                    .formatted(MONDAY.plus(Duration.ofHours(hour)).toEpochMilli()))
            .collect(Collectors.joining(",")));
  }

  private static String data(String rows) {
    return "{\"code\":\"0\",\"msg\":\"\",\"data\":[%s]}".formatted(rows);
  }

  private static void assertFault(Reply<?> reply, Fault.Code code) {
    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Missing.class, missing -> assertThat(missing.fault().code()).isEqualTo(code));
  }
}
