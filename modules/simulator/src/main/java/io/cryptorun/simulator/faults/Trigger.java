package io.cryptorun.simulator.faults;

import io.cryptorun.simulator.market.Noise;
import java.time.Instant;

/// Which of the calls that a rule is aimed at are struck; all conditions hold together.
///
/// @param probability 0 to 1
/// @param every strikes each n-th call
/// @param firstCall number of the first call that may be struck, from 1
/// @param lastCall number of the last one
/// @param from market time from which calls may be struck
/// @param to market time from which they no longer are
public record Trigger(
    double probability, long every, long firstCall, long lastCall, Instant from, Instant to) {
  /// Every call, always.
  public static final Trigger ALWAYS =
      new Trigger(1, 1, 1, Long.MAX_VALUE, Instant.MIN, Instant.MAX);

  /// Whether a call is struck.
  ///
  /// @param call its number among those that the rule is aimed at, from 1
  /// @param key the rule's own randomness
  boolean strikes(long call, long key, Instant now) {
    return call >= firstCall
        && call <= lastCall
        && call % every == 0
        && !now.isBefore(from)
        && now.isBefore(to)
        && (probability >= 1 || Noise.unit(key, call) < probability);
  }
}
