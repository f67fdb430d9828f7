package io.cryptorun.venues.http;

import io.cryptorun.domain.market.Budgets.RateLimit;
import io.cryptorun.domain.market.Venue;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/// How one exchange may be called.
///
/// @param baseUrl scheme and host, and a path prefix where a simulator stands in for the venue
/// @param timeout for one call, from connecting to the last byte of the answer
/// @param limits the venue's rate limits by name
public record VenueSettings(
    Venue venue,
    URI baseUrl,
    Duration timeout,
    Map<String, RateLimit> limits,
    BreakerSettings breaker,
    BackoffSettings backoff) {

  public VenueSettings {
    limits = Map.copyOf(limits);
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("timeout of %s is not positive".formatted(venue));
    }
  }

  /// The same settings, pointed at a simulator that serves this venue below its own name.
  public VenueSettings at(URI simulator) {
    var root = simulator.toString().replaceAll("/+$", "");
    return new VenueSettings(
        venue, URI.create(root + "/" + venue.id()), timeout, limits, breaker, backoff);
  }

  RateLimit limit(String name) {
    var limit = limits.get(name);
    if (limit == null) {
      throw new IllegalArgumentException(
          "venue %s has no limit \"%s\": add it under its limits".formatted(venue, name));
    }
    return limit;
  }
}
