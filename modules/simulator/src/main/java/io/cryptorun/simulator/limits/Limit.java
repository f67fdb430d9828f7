package io.cryptorun.simulator.limits;

import java.time.Duration;

/// One documented limit.
public sealed interface Limit {
  /// By how much a count may exceed the figure before it is refused.
  double TOLERANCE = 1.05;

  /// A meter that counts by this limit.
  Meter meter();

  /// So much in any window of time.
  record Window(int limit, Duration window) implements Limit {
    @Override
    public Meter meter() {
      return new SlidingWindow(limit, window.toNanos());
    }
  }

  /// A bucket that holds a burst and drains by so much a second.
  record Bucket(double burst, double perSecond) implements Limit {
    @Override
    public Meter meter() {
      return new LeakingBucket(burst, perSecond);
    }
  }
}
