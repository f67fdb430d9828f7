package io.cryptorun.ledger.node;

import java.time.Duration;
import java.util.function.LongSupplier;

/// How long the database takes to answer a beat, by monotonic time. A firing is some ten questions
/// one after another, three of them under the cluster's lock: what is slow for one node keeps all
/// of them waiting.
final class RoundTrip {

  /// Beyond any pause of a healthy server or process; a firing takes five seconds then.
  static final Duration SLOW = Duration.ofMillis(500);

  private final LongSupplier nanos;
  private volatile boolean underWay;
  private volatile long askedAt;
  private volatile Duration latest = Duration.ZERO;

  RoundTrip(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// A question is on its way.
  void asked() {
    askedAt = nanos.getAsLong();
    underWay = true;
  }

  /// It was answered, or never will be.
  void answered() {
    latest = sinceAsked();
    underWay = false;
  }

  /// Whether the newest answer took too long, or the one that is awaited already does.
  boolean isSlow() {
    return latest.compareTo(SLOW) >= 0 || (underWay && sinceAsked().compareTo(SLOW) >= 0);
  }

  /// How long the newest answer took.
  Duration latest() {
    return latest;
  }

  private Duration sinceAsked() {
    return Duration.ofNanos(nanos.getAsLong() - askedAt);
  }
}
