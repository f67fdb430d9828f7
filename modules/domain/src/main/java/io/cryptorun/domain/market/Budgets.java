package io.cryptorun.domain.market;

import java.time.Duration;
import java.util.List;

/// The venues' rate limits, shared by every node and command through one set of token buckets. A
/// process that cannot reach the buckets does not call.
public interface Budgets {

  /// Takes the tokens for one call from every bucket it counts against, waiting for refills up to
  /// `patience`. Either all charges are taken or none is kept.
  Grant take(Venue venue, List<Charge> charges, Duration patience) throws InterruptedException;

  /// What one call costs in one bucket.
  ///
  /// @param limit the bucket's size and pace
  /// @param key distinguishes buckets of the same limit (`XBTUSD` for a per-pair limit); empty for
  ///   one bucket in all
  /// @param tokens ≥ 1
  record Charge(RateLimit limit, String key, int tokens) {}

  /// A bucket: starts full with `capacity` tokens and refills evenly by `refill` every `period`.
  ///
  /// @param name unique within a venue: `public`, `ohlc`, `ohlc_pair`, `books`, `weight`
  record RateLimit(String name, int capacity, int refill, Duration period) {

    /// Sustained calls a second for calls of one token.
    public double perSecond() {
      return refill * 1e9 / period.toNanos();
    }
  }

  /// The answer to a take.
  sealed interface Grant {
    /// The call may go out now.
    record Granted() implements Grant {}

    /// The call may not go out.
    ///
    /// @param text one line for the run log
    record Refused(String text) implements Grant {}
  }
}
