package io.cryptorun.venues.http;

import io.cryptorun.domain.health.Quota;
import io.cryptorun.domain.market.Budgets.RateLimit;
import io.cryptorun.domain.market.Provider;
import io.cryptorun.domain.market.Venue;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How one host of an exchange may be called.
///
/// @param provider the host
/// @param baseUrl scheme and host, and a path prefix where a simulator stands in for the venue
/// @param timeout for one call, from connecting to the last byte of the answer
/// @param limits the host's rate limits by the names our calls use
/// @param quota how much of it may be used; null for a host by which no venue is judged
public record VenueSettings(
    Provider provider,
    URI baseUrl,
    Duration timeout,
    Map<String, RateLimit> limits,
    BreakerSettings breaker,
    BackoffSettings backoff,
    @Nullable Quota quota) {

  public VenueSettings {
    limits = Map.copyOf(limits);
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("timeout of %s is not positive".formatted(provider));
    }
  }

  /// The exchange that the host answers for.
  public Venue venue() {
    return provider.venue();
  }

  /// The same settings, pointed at a simulator that serves this host below its own name.
  public VenueSettings at(URI simulator) {
    var root = simulator.toString().replaceAll("/+$", "");
    return new VenueSettings(
        provider, URI.create(root + "/" + provider.id()), timeout, limits, breaker, backoff, quota);
  }

  RateLimit limit(String name) {
    var limit = limits.get(name);
    if (limit == null) {
      throw new IllegalArgumentException(
          "%s has no limit \"%s\": add it under its limits".formatted(provider, name));
    }
    return limit;
  }
}
