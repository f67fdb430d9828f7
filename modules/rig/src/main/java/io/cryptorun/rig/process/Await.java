package io.cryptorun.rig.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what another process brings about.
public final class Await {

  private static final Duration POLL = Duration.ofMillis(20);

  private Await() {}

  /// Waits until something is so.
  ///
  /// @param what for the message when it does not come
  /// @param patience not a bar for how fast it should be: what is never to come ends here
  public static void until(String what, Duration patience, BooleanSupplier condition) {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("waited %s in vain: %s".formatted(patience, what));
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  /// Lets time pass, as a fault that lasts does.
  public static void pass(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
