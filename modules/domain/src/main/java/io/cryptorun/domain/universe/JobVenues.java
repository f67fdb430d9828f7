package io.cryptorun.domain.universe;

import io.cryptorun.domain.market.Venue;
import java.util.List;

/// The venues of one run.
///
/// @param configured as the job's configuration names them
/// @param effective the same with unhealthy ones replaced or left out
public record JobVenues(List<Venue> configured, List<Venue> effective) {

  public JobVenues {
    configured = List.copyOf(configured);
    effective = List.copyOf(effective);
  }
}
