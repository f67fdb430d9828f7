package io.cryptorun.domain.health;

import io.cryptorun.domain.market.Venue;
import java.util.Collection;
import java.util.Map;

/// Asks exchanges whether they answer.
@FunctionalInterface
public interface Probes {

  /// One probe of each venue, all at the same time. A venue whose circuit is being tried is asked
  /// until it closes, one question after the other; one whose circuit is open is not asked.
  Map<Venue, Probe> probe(Collection<Venue> venues) throws InterruptedException;
}
