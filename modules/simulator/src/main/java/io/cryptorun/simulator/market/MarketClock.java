package io.cryptorun.simulator.market;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// The exchanges' own time: started at an instant and running with a monotonic clock, or standing
/// still.
public final class MarketClock implements InstantSource {
  private final Instant start;
  private final LongSupplier nanoTime;
  private final long startNanos;
  private final boolean frozen;

  public MarketClock(Instant start, boolean frozen, LongSupplier nanoTime) {
    this.start = start;
    this.frozen = frozen;
    this.nanoTime = nanoTime;
    this.startNanos = nanoTime.getAsLong();
  }

  @Override
  public Instant instant() {
    return frozen ? start : start.plusNanos(nanoTime.getAsLong() - startNanos);
  }

  /// Whether the market stands still.
  public boolean frozen() {
    return frozen;
  }
}
