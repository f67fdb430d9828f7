package io.cryptorun.venues.http;

import java.time.Duration;
import java.util.function.LongSupplier;

/// How many calls may be out at once. As a rule the pace of the budgets decides that; after a ban
/// only half of the usual four are let out, for the hour in which a repeated offence would be
/// answered with a longer ban.
final class Lanes {
  private static final int HALF = 2;
  private static final Duration CAREFUL = Duration.ofHours(1);

  private final LongSupplier nanoTime;
  private int out;
  private long narrowSince;
  private Duration narrowFor = Duration.ZERO;

  Lanes(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /// Waits for a free lane; whoever got one must leave it.
  synchronized void enter() throws InterruptedException {
    while (isNarrow() && out >= HALF) {
      wait();
    }
    out++;
  }

  synchronized void leave() {
    out--;
    notifyAll();
  }

  /// Halves them from now until an hour after the ban.
  synchronized void narrow(Duration ban) {
    narrowSince = nanoTime.getAsLong();
    narrowFor = ban.plus(CAREFUL);
  }

  private boolean isNarrow() {
    return narrowFor.compareTo(Duration.ofNanos(nanoTime.getAsLong() - narrowSince)) > 0;
  }
}
