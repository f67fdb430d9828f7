package io.cryptorun.domain.regime;

import java.time.Duration;
import java.time.Instant;

/// The newest regime a refresh left behind.
///
/// @param confidence 0 to 1
/// @param timestamp nominal time of the refresh that measured it
/// @param nextRefresh when the following one was planned
public record CachedRegime(
    Regime regime, double confidence, Instant timestamp, Instant nextRefresh) {

  /// How long after a refresh the next one is to follow, whatever the schedule says.
  public static final Duration CADENCE = Duration.ofHours(4);

  /// A refresh may be missed once before its regime is no longer believed.
  public static final Duration GRACE = Duration.ofHours(4);

  /// Whether a reader may still use it; exactly at the end of its grace it may.
  public boolean isValidAt(Instant now) {
    return !now.isAfter(nextRefresh.plus(GRACE));
  }
}
