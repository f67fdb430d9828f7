package io.cryptorun.app.settings;

import io.cryptorun.domain.market.Budgets.RateLimit;
import io.cryptorun.domain.market.Venue;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/// How one exchange may be called.
///
/// @param timeout for a whole call
/// @param limits by distinct names; what the exchange allows, as token buckets
public record VenueSettings(
    Venue venue,
    URI baseUrl,
    Duration timeout,
    List<RateLimit> limits,
    Breaker breaker,
    Backoff backoff) {

  public VenueSettings {
    limits = List.copyOf(limits);
  }

  /// When calls are stopped for a while.
  ///
  /// @param failures in a row that open the circuit, ≥ 1
  /// @param failureRate share of failed calls that opens it, above 0 and at most 1
  /// @param open how long it stays open
  /// @param successes in a row that close it again, ≥ 1
  public record Breaker(int failures, double failureRate, Duration open, int successes) {}

  /// How a failed call is tried again.
  ///
  /// @param initial first wait
  /// @param max longest wait
  /// @param multiplier of each further wait, ≥ 1
  /// @param retries at most, ≥ 0
  public record Backoff(Duration initial, Duration max, double multiplier, int retries) {}
}
