package io.cryptorun.cli.schedule;

import io.cryptorun.cli.output.Fields;
import io.cryptorun.ledger.result.ProviderChecks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// The last check of the venues.
///
/// @param at its nominal time
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

  /// What a check left in the ledger.
  static Health of(ProviderChecks.Check check) {
    return new Health(
        check.at(),
        check.providers().stream()
            .map(found ->
                new Provider(
                    found.provider(),
                    found.healthy(),
                    found.responseTimeMs(),
                    Objects.requireNonNullElse(found.fallback(), "")))
            .toList());
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

  /// One entry a venue.
  String text() {
    return providers.stream()
        .map(provider ->
            "%s %s (%dms)"
                .formatted(provider.venue(), provider.healthy() ? "✓" : "✗", provider.responseMs()))
        .collect(Collectors.joining(" | "));
  }

  List<Fields> fields() {
    return providers.stream()
        .map(provider ->
            new Fields()
                .with("provider", provider.venue())
                .with("healthy", provider.healthy())
                .with("response_time_ms", provider.responseMs())
                .with("fallback", provider.fallback().isEmpty() ? null : provider.fallback())
                .with("at", at))
        .toList();
  }
}
