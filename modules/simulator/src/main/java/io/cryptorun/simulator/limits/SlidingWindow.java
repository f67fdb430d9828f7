package io.cryptorun.simulator.limits;

import java.util.ArrayDeque;
import java.util.Deque;

/// Usage within the newest window of time.
final class SlidingWindow implements Meter {
  private final int limit;
  private final long window;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private long used;
  private long peak;
  private long charged;

  SlidingWindow(int limit, long window) {
    this.limit = limit;
    this.window = window;
  }

  @Override
  public double used(long nanos) {
    while (!entries.isEmpty() && nanos - entries.getFirst().nanos() >= window) {
      used -= entries.removeFirst().cost();
    }
    return used;
  }

  @Override
  public long wait(int cost, long nanos) {
    double excess = used(nanos) + cost - limit * Limit.TOLERANCE;
    if (excess <= 0) {
      return 0;
    }
    for (var entry : entries) {
      excess -= entry.cost();
      if (excess <= 0) {
        return entry.nanos() + window - nanos;
      }
    }
    return window;
  }

  @Override
  public void add(int cost, long nanos) {
    entries.addLast(new Entry(nanos, cost));
    used += cost;
    charged += cost;
    peak = Math.max(peak, used);
  }

  @Override
  public double peak() {
    return peak;
  }

  @Override
  public long charged() {
    return charged;
  }

  @Override
  public double limit() {
    return limit;
  }

  private record Entry(long nanos, int cost) {}
}
