package io.cryptorun.ledger.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When a slot is tried again after an attempt that failed or took too long: after a wait that
/// doubles each time, and only while the next nominal time is not due, which then takes over.
///
/// @param retries further attempts after failed ones, ≥ 0
/// @param backoff wait before the first of them
/// @param next the nominal time after the slot's own
public record RetryRule(int retries, Duration backoff, Instant next) {

  /// Up to this share is added to or taken from a wait, so that jobs that failed together do not
  /// come back together.
  static final double JITTER = 0.25;

  /// The wait before the next attempt: backoff × 2^(failures − 1) × (1 ± jitter).
  ///
  /// @param failures attempts of the slot that failed or timed out, ≥ 1
  /// @param random from 0 to below 1
  Optional<Duration> delay(int failures, double random) {
    if (failures > retries) {
      return Optional.empty();
    }
    double factor = Math.scalb(1.0, failures - 1) * (1 + JITTER * (2 * random - 1));
    return Optional.of(Duration.ofMillis(Math.round(backoff.toMillis() * factor)));
  }
}
