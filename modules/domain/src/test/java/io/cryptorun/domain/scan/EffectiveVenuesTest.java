package io.cryptorun.domain.scan;

import static io.cryptorun.domain.market.Venue.BINANCE;
import static io.cryptorun.domain.market.Venue.COINBASE;
import static io.cryptorun.domain.market.Venue.KRAKEN;
import static io.cryptorun.domain.market.Venue.OKX;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.market.Venue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EffectiveVenuesTest {

  private static final List<Venue> JOB = List.of(KRAKEN, OKX, COINBASE);

  @Test
  void of_allHealthy_isTheConfiguration() {
    var venues = EffectiveVenues.of(JOB, Map.of());
    assertThat(venues.effective()).isEqualTo(JOB);
    assertThat(venues.fallbacks()).isEmpty();
  }

  @Test
  void of_unhealthyVenue_isReplacedInItsPlace() {
    var venues = EffectiveVenues.of(JOB, Map.of(KRAKEN, "CIRCUIT_OPEN"));
    assertThat(venues.effective()).containsExactly(BINANCE, OKX, COINBASE);
    assertThat(venues.fallbacks()).containsExactly(new Fallback(KRAKEN, BINANCE, "CIRCUIT_OPEN"));
  }

  @Test
  void of_replacementAlreadyRead_leavesTheVenueOut() {
    var venues = EffectiveVenues.of(JOB, Map.of(OKX, "LATENCY_HIGH"));
    assertThat(venues.effective()).containsExactly(KRAKEN, COINBASE);
    assertThat(venues.fallbacks()).containsExactly(new Fallback(OKX, COINBASE, "LATENCY_HIGH"));
  }

  @Test
  void of_headOfTheChainUnhealthyToo_goesDownTheChain() {
    var reasons = Map.of(KRAKEN, "CIRCUIT_OPEN", BINANCE, "CIRCUIT_OPEN");
    var venues = EffectiveVenues.of(List.of(KRAKEN, COINBASE), reasons);
    assertThat(venues.effective()).containsExactly(OKX, COINBASE);
  }

  @Test
  void of_everyVenueUnhealthy_readsNone() {
    var reasons = new HashMap<Venue, String>();
    for (var venue : Venue.values()) {
      reasons.put(venue, "CIRCUIT_OPEN");
    }
    var venues = EffectiveVenues.of(JOB, reasons);
    assertThat(venues.effective()).isEmpty();
    assertThat(venues.fallbacks()).extracting(Fallback::fallback).containsOnlyNulls();
  }
}
