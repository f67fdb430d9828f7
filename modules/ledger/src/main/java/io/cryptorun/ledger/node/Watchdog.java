package io.cryptorun.ledger.node;

import java.time.Duration;
import java.util.function.LongSupplier;

/// How long ago the database last confirmed that this node is a member, by monotonic time: it goes
/// on while the process is frozen, so a node that wakes up knows at once that it was away.
final class Watchdog {

  /// A confirmation older than this no longer lets a node claim anything. Peers wait 3.5 s before
  /// they take over, so a node stops first.
  static final Duration FRESH = Duration.ofSeconds(2);

  private final LongSupplier nanos;
  private volatile long confirmedAt;
  private volatile boolean member;

  Watchdog(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// The database confirmed the membership.
  ///
  /// @param askedAt monotonic time before the question was sent: what the answer says may have been
  ///   true only then
  void confirmed(long askedAt) {
    confirmedAt = askedAt;
    member = true;
  }

  /// The membership is unknown or over until it is confirmed again.
  void lost() {
    member = false;
  }

  boolean isFresh() {
    return member && silence().compareTo(FRESH) < 0;
  }

  /// Time since the question that was last answered with yes.
  Duration silence() {
    return Duration.ofNanos(nanos.getAsLong() - confirmedAt);
  }
}
