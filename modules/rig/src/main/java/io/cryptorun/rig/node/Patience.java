package io.cryptorun.rig.node;

import io.cryptorun.ledger.DatabaseUnreachable;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Tries again while there is no database, as a supervisor that restarts a node does.
final class Patience {

  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

  private Patience() {}

  static <T> T reach(Supplier<T> attempt) {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (true) {
      try {
        return attempt.get();
      } catch (DatabaseUnreachable unreachable) {
        if (System.nanoTime() - end > 0) {
          throw unreachable;
        }
        LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
      }
    }
  }
}
