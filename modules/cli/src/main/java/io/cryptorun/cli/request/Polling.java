package io.cryptorun.cli.request;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Something looked at again and again.
public final class Polling {

  private static final Duration PACE = Duration.ofMillis(40);

  private Polling() {}

  /// Waits until a condition holds.
  ///
  /// @return whether it does; false when the time is over
  public static boolean until(Duration time, BooleanSupplier condition)
      throws InterruptedException {
    long deadline = System.nanoTime() + time.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() >= deadline) {
        return false;
      }
      TimeUnit.NANOSECONDS.sleep(PACE.toNanos());
    }
    return true;
  }
}
