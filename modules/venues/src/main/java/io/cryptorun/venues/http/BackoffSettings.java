package io.cryptorun.venues.http;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before a call is repeated: `initial * multiplier^(n-1)`, at most `max`, each
/// within 25 % more or less so that callers who failed together do not come back together.
///
/// @param retries how often one call may be repeated
public record BackoffSettings(Duration initial, Duration max, double multiplier, int retries) {
  private static final double JITTER = 0.25;

  public BackoffSettings {
    if (initial.isNegative() || max.compareTo(initial) < 0 || multiplier < 1 || retries < 0) {
      throw new IllegalArgumentException(
          "backoff needs 0 <= initial <= max, multiplier >= 1 and retries >= 0, not %s, %s, %s, %d"
              .formatted(initial, max, multiplier, retries));
    }
  }

  /// The wait after the n-th failed attempt, n from 1.
  Duration after(int attempt, RandomGenerator random) {
    double nanos = initial.toNanos() * Math.pow(multiplier, attempt - 1.0);
    double capped = Math.min(nanos, (double) max.toNanos());
    return Duration.ofNanos((long) (capped * (1 - JITTER + 2 * JITTER * random.nextDouble())));
  }
}
