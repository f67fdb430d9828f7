package io.cryptorun.ledger.node;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/// When to try again to reach a database that is away: at once after a success, then after a
/// quarter of a second, then twice as long each time up to a second, a quarter of it by chance, so
/// that the nodes of a cluster do not all come at the same moment. No longer than that: a node that
/// is late is a node that its peers miss.
final class Backoff {

  static final Duration FIRST = Duration.ofMillis(250);
  static final Duration LONGEST = Duration.ofSeconds(1);

  private final LongSupplier nanos;
  private long pause;
  private long notBefore;

  Backoff(LongSupplier nanos) {
    this.nanos = nanos;
  }

  boolean isDue() {
    return pause == 0 || nanos.getAsLong() - notBefore >= 0;
  }

  void failed() {
    pause = pause == 0 ? FIRST.toNanos() : Math.min(2 * pause, LONGEST.toNanos());
    long byChance = ThreadLocalRandom.current().nextLong(pause / 4);
    notBefore = nanos.getAsLong() + pause - byChance;
  }

  void succeeded() {
    pause = 0;
  }
}
