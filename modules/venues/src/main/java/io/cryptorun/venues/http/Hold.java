package io.cryptorun.venues.http;

import java.time.Duration;
import java.util.function.LongSupplier;

/// The pause of a whole venue after it said "too often": nobody asks it again before the pause
/// ends, whichever call had met the refusal.
final class Hold {
  private final LongSupplier nanoTime;
  private long since;
  private long length;

  Hold(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.since = nanoTime.getAsLong();
  }

  /// How long to wait from now; zero when there is no pause.
  synchronized Duration remaining() {
    long left = length - (nanoTime.getAsLong() - since);
    return left > 0 ? Duration.ofNanos(left) : Duration.ZERO;
  }

  /// Pauses the venue for this long from now, unless it already is for longer.
  synchronized void atLeast(Duration pause) {
    if (pause.compareTo(remaining()) > 0) {
      since = nanoTime.getAsLong();
      length = pause.toNanos();
    }
  }
}
