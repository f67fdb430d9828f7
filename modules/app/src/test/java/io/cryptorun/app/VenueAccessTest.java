package io.cryptorun.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.health.ProviderState;
import io.cryptorun.domain.market.Budgets;
import io.cryptorun.domain.market.MarketCache;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.simulator.Simulator;
import io.cryptorun.simulator.SimulatorOptions;
import io.cryptorun.venues.JustClosed;
import io.cryptorun.venues.http.Timing;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class VenueAccessTest {
  private static final Instant NOW = Instant.parse("2026-03-04T15:20:07Z");
  private static final List<Venue> ALL = List.of(Venue.values());

  @Test
  void simulator_standsInForEveryHost() throws Exception {
    Set<String> charged = ConcurrentHashMap.newKeySet();
    Budgets noting =
        (venue, charges, _) -> {
          charges.forEach(charge -> charged.add(venue + " " + charge.limit().name()));
          return new Budgets.Grant.Granted();
        };
    try (var simulator =
        Simulator.start(SimulatorOptions.standard().withAt(NOW).withFrozen(true))) {
      var access =
          VenueAccess.open(
              Trial.settings(Trial.schedule(), Trial.venues()),
              simulator.url(),
              noting,
              ProviderState.none(),
              MarketCache.none(),
              new Timing(InstantSource.fixed(NOW), System::nanoTime, _ -> {}, new Random(7)),
              JustClosed.TAKE_AS_IS);

      assertThat(access.market().listings(ALL))
          .hasSize(4)
          .allSatisfy((_, reply) -> assertThat(reply).isInstanceOf(Reply.Received.class));
      assertThat(access.derivatives().contracts(ALL))
          .containsOnlyKeys(Venue.KRAKEN, Venue.OKX, Venue.BINANCE)
          .allSatisfy((_, reply) -> assertThat(reply).isInstanceOf(Reply.Received.class));
      assertThat(VenueAccess.rates(access.market()).candles()).containsOnlyKeys(Venue.values());
    }
    assertThat(charged)
        .containsExactlyInAnyOrder(
            "kraken public",
            "kraken futures_public",
            "okx instruments",
            "coinbase public",
            "binance weight",
            "binance futures_weight");
  }
}
