package io.cryptorun.venues;

import static io.cryptorun.venues.Rig.about;
import static io.cryptorun.venues.Rig.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.health.ProviderState;
import io.cryptorun.domain.market.Contract;
import io.cryptorun.domain.market.MarketCache;
import io.cryptorun.domain.market.OpenInterest;
import io.cryptorun.domain.market.Provider;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Settlement;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.simulator.Simulator;
import io.cryptorun.simulator.SimulatorOptions;
import io.cryptorun.venues.binance.BinanceFuturesClient;
import io.cryptorun.venues.http.AllowedHosts;
import io.cryptorun.venues.kraken.KrakenFuturesClient;
import io.cryptorun.venues.okx.OkxClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The three derivatives arms against the simulated exchanges, which read the wire formats on their
/// own.
class SimulatorDerivativesTest {
  private static final Instant NOW = Instant.parse("2026-03-04T15:20:07Z");
  private static final List<Venue> ARMS = List.of(Venue.BINANCE, Venue.OKX, Venue.KRAKEN);

  private final Rig rig = new Rig(NOW.toString());
  private final Simulator simulator =
      Simulator.start(SimulatorOptions.standard().withAt(NOW).withFrozen(true));
  private final VenueDerivatives data =
      new VenueDerivatives(List.of(binance(), okx(), kraken()), MarketCache.none(), rig.timing());

  @AfterEach
  void close() {
    simulator.close();
    rig.close();
  }

  @Test
  void everyArm_listsPerpetualsOfCoins() throws Exception {
    var contracts = data.contracts(List.of(Venue.values()));

    assertThat(contracts).containsOnlyKeys(ARMS);
    assertThat(value(about(Venue.BINANCE, contracts)))
        .contains(new Contract(Venue.BINANCE, "BTCUSDT", "BTC"));
    assertThat(value(about(Venue.OKX, contracts)))
        .contains(new Contract(Venue.OKX, "BTC-USDT-SWAP", "BTC"));
    assertThat(value(about(Venue.KRAKEN, contracts)))
        .contains(new Contract(Venue.KRAKEN, "PF_XBTUSD", "BTC"));
    assertThat(contracts.values())
        .allSatisfy(reply ->
            assertThat(value(reply))
                .hasSizeGreaterThan(10)
                .extracting(Contract::id)
                .doesNotHaveDuplicates());
  }

  @Test
  void ratesOfOneCoin_areOfOneSizeOnAllArms() throws Exception {
    var replies = data.funding(bitcoins());

    assertThat(replies).hasSize(3);
    assertThat(replies.values())
        .allSatisfy(reply -> assertThat(value(reply).rate()).isBetween(-0.004, 0.004));
    var byArm = bitcoins();
    assertThat(value(about(byArm.get(0), replies)).interval()).isNull();
    assertThat(value(about(byArm.get(1), replies)).interval())
        .isBetween(Duration.ofHours(1), Duration.ofHours(8));
    assertThat(value(about(byArm.get(2), replies)).interval()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void aWeekOfSettlements_isWholeOnAllArms() throws Exception {
    var week = data.settlements(bitcoins(), NOW.minus(Duration.ofDays(7)), NOW);

    assertSeries(about(bitcoins().get(0), week), 21);
    assertSeries(about(bitcoins().get(1), week), 21);
    assertSeries(about(bitcoins().get(2), week), 168);
  }

  @Test
  void openInterest_isInCoinsOnAllArms() throws Exception {
    var replies = data.openInterest(bitcoins());

    assertThat(replies).hasSize(3);
    assertThat(replies.values())
        .allSatisfy(reply -> {
          assertThat(value(reply).base()).isPositive();
          assertThat(value(reply).at()).isBetween(NOW.minus(Duration.ofMinutes(6)), NOW);
        });
  }

  @Test
  void openInterestHistory_isHourlyWhereTheVenueKeepsIt() throws Exception {
    var replies = data.openInterestHistory(bitcoins(), NOW);

    var binance = value(about(bitcoins().get(0), replies));
    assertThat(binance).hasSize(48).isSortedAccordingTo(Comparator.comparing(OpenInterest::at));
    assertThat(binance.getLast().at()).isEqualTo("2026-03-04T15:00:00Z");
    assertThat(value(about(bitcoins().get(1), replies))).isEmpty();
    assertThat(value(about(bitcoins().get(2), replies))).isEmpty();
  }

  private static void assertSeries(Reply<List<Settlement>> reply, int count) {
    assertThat(value(reply))
        .hasSize(count)
        .isSortedAccordingTo(Comparator.comparing(Settlement::at))
        .allSatisfy(row -> assertThat(row.rate()).isBetween(-0.004, 0.004));
  }

  private static List<Contract> bitcoins() {
    return List.of(
        new Contract(Venue.BINANCE, "BTCUSDT", "BTC"),
        new Contract(Venue.OKX, "BTC-USDT-SWAP", "BTC"),
        new Contract(Venue.KRAKEN, "PF_XBTUSD", "BTC"));
  }

  private DerivativesClient binance() {
    return new BinanceFuturesClient(
        rig.settings(Provider.BINANCE_FUTURES).at(simulator.url()),
        hosts(),
        rig.budgets,
        ProviderState.none(),
        rig.timing());
  }

  private DerivativesClient okx() {
    return new OkxClient(
            rig.settings(Provider.OKX).at(simulator.url()),
            hosts(),
            rig.budgets,
            ProviderState.none(),
            rig.timing())
        .swaps();
  }

  private DerivativesClient kraken() {
    return new KrakenFuturesClient(
        rig.settings(Provider.KRAKEN_FUTURES).at(simulator.url()),
        hosts(),
        rig.budgets,
        ProviderState.none(),
        rig.timing());
  }

  private AllowedHosts hosts() {
    return AllowedHosts.only(simulator.url());
  }
}
