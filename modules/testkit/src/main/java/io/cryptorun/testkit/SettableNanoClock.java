package io.cryptorun.testkit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// A monotonic clock, in nanoseconds from an arbitrary start, that stands still until a test moves
/// it.
public final class SettableNanoClock implements LongSupplier {
  // Close to overflow on purpose: only differences of such readings mean anything.
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);

  @Override
  public long getAsLong() {
    return nanos.get();
  }

  /// Moves the clock on, and tells the new reading.
  public long tick(Duration step) {
    return nanos.addAndGet(step.toNanos());
  }
}
