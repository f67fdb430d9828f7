package io.cryptorun.jobs.scan;

import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.premove.VenueState;
import io.cryptorun.domain.scan.EffectiveVenues;
import io.cryptorun.ledger.result.ProviderCheckRow;
import io.cryptorun.ledger.result.ProviderChecks;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What the newest health check says of the venues; one that was never checked is healthy.
///
/// @param unhealthy the codes of its check, by venue that is not to be read
/// @param warned healthy venues that show signs of trouble
/// @param multipliers how many times as long as usual a venue's answers are reused, by every venue
///   that was checked
public record VenueHealth(
    Map<Venue, String> unhealthy, Set<Venue> warned, Map<Venue, Integer> multipliers) {

  public VenueHealth {
    unhealthy = Map.copyOf(unhealthy);
    warned = Set.copyOf(warned);
    multipliers = Map.copyOf(multipliers);
  }

  /// Nobody has looked yet.
  public static VenueHealth unknown() {
    return new VenueHealth(Map.of(), Set.of(), Map.of());
  }

  static VenueHealth of(ProviderChecks.Check check) {
    return new VenueHealth(
        check.providers().stream()
            .filter(row -> !row.healthy())
            .collect(Collectors.toMap(VenueHealth::venue, row -> String.join(", ", row.reasons()))),
        check.providers().stream()
            .filter(row -> row.healthy() && !row.warnings().isEmpty())
            .map(VenueHealth::venue)
            .collect(Collectors.toSet()),
        check.providers().stream()
            .collect(Collectors.toMap(VenueHealth::venue, ProviderCheckRow::ttlMultiplier)));
  }

  /// The venues to read in place of those a job names.
  public EffectiveVenues venues(List<Venue> configured) {
    return EffectiveVenues.of(configured, unhealthy);
  }

  /// What the check found of one venue.
  public VenueState state(Venue venue) {
    return multipliers.containsKey(venue)
        ? VenueState.checked(!unhealthy.containsKey(venue), warned.contains(venue))
        : VenueState.UNKNOWN;
  }

  /// How long each venue's answers are reused.
  ///
  /// @param ttl the job's own
  public Map<Venue, Duration> ttls(Duration ttl) {
    return Arrays.stream(Venue.values())
        .collect(
            Collectors.toMap(
                Function.identity(),
                venue -> ttl.multipliedBy(multipliers.getOrDefault(venue, 1)),
                (one, _) -> one,
                () -> new EnumMap<>(Venue.class)));
  }

  private static Venue venue(ProviderCheckRow row) {
    return Venue.of(row.provider()).orElseThrow();
  }
}
