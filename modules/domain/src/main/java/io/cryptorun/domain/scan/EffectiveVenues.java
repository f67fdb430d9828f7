package io.cryptorun.domain.scan;

import io.cryptorun.domain.health.FallbackChain;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.universe.JobVenues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The venues a run reads: those of the job in their order, each unhealthy one replaced by the
/// first healthy venue of its chain, or left out where that one is read anyway.
///
/// @param configured as the job names them
/// @param effective those to read
/// @param fallbacks one entry for each venue that is not read
public record EffectiveVenues(
    List<Venue> configured, List<Venue> effective, List<Fallback> fallbacks) {

  public EffectiveVenues {
    configured = List.copyOf(configured);
    effective = List.copyOf(effective);
    fallbacks = List.copyOf(fallbacks);
  }

  /// Chooses the venues of a run.
  ///
  /// @param unhealthy reason by venue; a venue that was never checked is healthy
  public static EffectiveVenues of(List<Venue> configured, Map<Venue, String> unhealthy) {
    var effective = new ArrayList<Venue>();
    var fallbacks = new ArrayList<Fallback>();
    for (var venue : configured) {
      var reason = unhealthy.get(venue);
      if (reason == null) {
        effective.add(venue);
        continue;
      }
      var substitute = FallbackChain.standIn(venue, v -> !unhealthy.containsKey(v));
      fallbacks.add(new Fallback(venue, substitute.orElse(null), reason));
      substitute
          .filter(v -> !configured.contains(v) && !effective.contains(v))
          .ifPresent(effective::add);
    }
    return new EffectiveVenues(configured, effective, fallbacks);
  }

  /// Both lists, as a selection of coins needs them.
  public JobVenues forSelection() {
    return new JobVenues(configured, effective);
  }

  boolean isHealthy(Venue venue) {
    return fallbacks.stream().noneMatch(fallback -> fallback.provider() == venue);
  }
}
