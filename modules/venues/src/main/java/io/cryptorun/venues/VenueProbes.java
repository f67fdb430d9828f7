package io.cryptorun.venues;

import static java.util.Objects.requireNonNull;

import io.cryptorun.domain.health.Probe;
import io.cryptorun.domain.health.Probes;
import io.cryptorun.domain.market.Venue;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/// Probes through the same doors that real calls take, so that a probe is recorded like them and
/// its end moves the same circuits.
public final class VenueProbes implements Probes {

  private final Map<Venue, VenueClient> clients = new EnumMap<>(Venue.class);

  public VenueProbes(Collection<VenueClient> clients) {
    clients.forEach(client -> this.clients.put(client.venue(), client));
  }

  @Override
  public Map<Venue, Probe> probe(Collection<Venue> venues) throws InterruptedException {
    return FanOut.together(
        venues.stream().distinct().toList(),
        venue -> requireNonNull(clients.get(venue), () -> venue + " is not configured").probe());
  }
}
