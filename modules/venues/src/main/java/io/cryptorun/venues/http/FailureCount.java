package io.cryptorun.venues.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.function.LongSupplier;

/// How the last calls of this process ended: failures in a row, and their share of the last minute.
final class FailureCount {
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int ENOUGH = 10;

  private record Sample(long nanos, boolean failed) {}

  private final BreakerSettings settings;
  private final LongSupplier nanoTime;
  private final ArrayDeque<Sample> samples = new ArrayDeque<>();
  private int inARow;

  FailureCount(BreakerSettings settings, LongSupplier nanoTime) {
    this.settings = settings;
    this.nanoTime = nanoTime;
  }

  void succeeded() {
    inARow = 0;
    sample(false);
  }

  void failed() {
    inARow++;
    sample(true);
  }

  void clear() {
    inARow = 0;
    samples.clear();
  }

  /// Whether that is too much.
  boolean isTooMuch() {
    long failed = samples.stream().filter(Sample::failed).count();
    return inARow >= settings.failures()
        || (samples.size() >= ENOUGH && failed >= settings.failureRate() * samples.size());
  }

  private void sample(boolean failed) {
    long now = nanoTime.getAsLong();
    samples.addLast(new Sample(now, failed));
    while (now - samples.getFirst().nanos > WINDOW.toNanos()) {
      samples.removeFirst();
    }
  }
}
