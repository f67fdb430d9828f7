package io.cryptorun.cli.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The last check of the venues.
///
/// @param at when it ended
/// @param providers in the order in which the check names them
record Health(Instant at, List<Provider> providers) {

  private static final Duration FRESH = Duration.ofMinutes(10);

  /// One venue in it.
  ///
  /// @param responseMs how long it took to answer
  /// @param fallback the venue that stands in for it; empty for none
  record Provider(String venue, boolean healthy, long responseMs, String fallback) {}

  Health {
    providers = List.copyOf(providers);
  }

  /// Mean of all response times, healthy or not, rounded; milliseconds.
  long meanResponseMs() {
    return Math.round(providers.stream().mapToLong(Provider::responseMs).average().orElse(0));
  }

  /// How many venues are stood in for.
  long fallbacks() {
    return providers.stream().filter(provider -> !provider.fallback().isEmpty()).count();
  }

  boolean isStale(Instant now) {
    return Duration.between(at, now).compareTo(FRESH) > 0;
  }
}
