package io.cryptorun.venues.http;

import io.cryptorun.domain.market.Budgets.RateLimit;
import java.time.Duration;

/// Turns the two ways in which exchanges state their limits into token buckets.
public final class Limits {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private Limits() {}

  /// At most `limit` tokens in any sliding window. The bucket holds N/4 and refills 3N/4 per
  /// window: the most a window can see is a full bucket plus one refill, which is N.
  public static RateLimit sliding(String name, int limit, Duration window) {
    if (limit < 4 || !window.isPositive()) {
      throw new IllegalArgumentException(
          "limit %s: %d per %s cannot be split into a burst and a refill; the least is 4"
              .formatted(name, limit, window));
    }
    return new RateLimit(name, limit / 4, limit * 3 / 4, window);
  }

  /// A bucket as the venue describes it: `burst` tokens, refilled by `perSecond`.
  public static RateLimit bucket(String name, int burst, int perSecond) {
    if (burst < 1 || perSecond < 1) {
      throw new IllegalArgumentException(
          "limit %s: burst %d and per_second %d must be at least 1"
              .formatted(name, burst, perSecond));
    }
    return new RateLimit(name, burst, perSecond, SECOND);
  }
}
