package io.cryptorun.domain.premove;

import java.time.Duration;

/// The state of a row's venue as its newest health check and the row's own book show it.
public enum VenueState {
  HEALTHY,
  /// it works, but shows signs of trouble
  DEGRADED,
  UNHEALTHY,
  /// never checked
  UNKNOWN;

  private static final Duration SLOW = Duration.ofSeconds(2);

  /// What a check found.
  public static VenueState checked(boolean healthy, boolean warned) {
    if (!healthy) {
      return UNHEALTHY;
    }
    return warned ? DEGRADED : HEALTHY;
  }

  /// The same after a book has been fetched: a slow answer is a sign of trouble.
  ///
  /// @param latency of the book
  public VenueState seenThrough(Duration latency) {
    boolean slow = latency.compareTo(SLOW) > 0;
    return slow && this != UNHEALTHY ? DEGRADED : this;
  }

  boolean isTrouble() {
    return this == DEGRADED || this == UNHEALTHY;
  }
}
