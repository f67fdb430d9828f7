package io.cryptorun.venues;

import static io.cryptorun.venues.ScriptedVenue.ok;
import static io.cryptorun.venues.ScriptedVenue.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.health.Probe;
import io.cryptorun.domain.market.Provider;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.venues.binance.BinanceClient;
import io.cryptorun.venues.coinbase.CoinbaseClient;
import io.cryptorun.venues.kraken.KrakenClient;
import io.cryptorun.venues.okx.OkxClient;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The probe of each venue.
class ProbesTest {
  private final Rig rig = new Rig("2026-03-04T15:00:07Z");
  private final SharedBoard board = new SharedBoard();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void everyVenue_isAskedItsCheapestQuestion() throws Exception {
    rig.venue
        .on("/0/public/SystemStatus", ok(Rig.recorded("kraken/system_status.json")))
        .on("/api/v5/public/time", ok(Rig.recorded("okx/server_time.json")))
        .on("/time", ok(Rig.recorded("coinbase/server_time.json")))
        .on("/api/v3/ping", status(200, "{}", "X-MBX-USED-WEIGHT-1M", "3"));
    var probes = new VenueProbes(List.of(kraken(), okx(), coinbase(), binance()));

    var answers = probes.probe(List.of(Venue.values()));

    assertThat(answers).containsOnlyKeys(Venue.values());
    assertThat(answers.values()).allMatch(Probe.Answered.class::isInstance);
    assertThat(rig.venue.requests())
        .containsExactlyInAnyOrder(
            "/0/public/SystemStatus", "/api/v5/public/time", "/time", "/api/v3/ping");
    assertThat(board.calls)
        .filteredOn(call -> call.usedWeight() != null)
        .singleElement()
        .satisfies(call -> assertThat(call.usedWeight()).isEqualTo(3));
  }

  @Test
  void kraken_inMaintenance_isAFailedProbeInItsOwnWords() throws Exception {
    krakenSays("maintenance");

    assertThat(kraken().probe())
        .isInstanceOfSatisfying(
            Probe.Failed.class,
            failed -> assertThat(failed.fault().text()).isEqualTo("system status: maintenance"));
    assertThat(board.calls.getFirst().failed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"online", "cancel_only", "post_only"})
  void kraken_thatTakesSomeOrders_answers(String status) throws Exception {
    krakenSays(status);

    assertThat(kraken().probe()).isInstanceOf(Probe.Answered.class);
  }

  @Test
  void answerOfAnotherShape_isAFailedProbe() throws Exception {
    rig.venue.on("/0/public/SystemStatus", ok("{\"error\":[],\"result\":{}}"));
    rig.venue.on("/api/v5/public/time", ok("{\"code\":\"50001\",\"msg\":\"later\",\"data\":[]}"));

    assertThat(kraken().probe()).isInstanceOf(Probe.Failed.class);
    assertThat(okx().probe()).isInstanceOf(Probe.Failed.class);
  }

  @Test
  void binance_tellsItsOwnLimit_withItsListing() throws Exception {
    rig.venue.on("/api/v3/exchangeInfo", ok(Rig.recorded("binance/exchange_info.json")));

    Rig.value(binance().listing());

    assertThat(board.limits).containsOnlyKeys(Provider.BINANCE);
    assertThat(board.limits.get(Provider.BINANCE)).isIn(1200, 6000);
  }

  private void krakenSays(String status) {
    rig.venue.on(
        "/0/public/SystemStatus",
        ok("{\"error\":[],\"result\":{\"status\":\"%s\"}}".formatted(status)));
  }

  private VenueClient kraken() {
    return new KrakenClient(
        rig.settings(Venue.KRAKEN), rig.hosts(), rig.budgets, board, rig.timing());
  }

  private VenueClient okx() {
    return new OkxClient(rig.settings(Venue.OKX), rig.hosts(), rig.budgets, board, rig.timing());
  }

  private VenueClient coinbase() {
    return new CoinbaseClient(
        rig.settings(Venue.COINBASE), rig.hosts(), rig.budgets, board, rig.timing());
  }

  private VenueClient binance() {
    return new BinanceClient(
        rig.settings(Venue.BINANCE), rig.hosts(), rig.budgets, board, rig.timing());
  }
}
