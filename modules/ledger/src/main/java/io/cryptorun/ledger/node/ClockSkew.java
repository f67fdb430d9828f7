package io.cryptorun.ledger.node;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far the machine's clock is ahead of the database's (negative: behind). Each beat gives a
/// measurement, placed in the middle of its round trip; of the last five seconds' the one with the
/// shortest round trip counts.
final class ClockSkew {

  /// From here on an operator should look.
  static final Duration NOTABLE = Duration.ofMillis(200);

  /// A node whose clock is off by more stands by while another can do the work. Nothing unsafe
  /// would come of it; its triggers would fire at the wrong moment.
  static final Duration LIMIT = Duration.ofMillis(500);

  private static final int MEASUREMENTS = 20;

  private final Deque<Measurement> newest = new ArrayDeque<>();
  private volatile @Nullable Duration best;

  /// @param before the machine's clock when the question was sent
  /// @param server the database's clock in the answer
  /// @param after the machine's clock when the answer was there
  void measured(Instant before, Instant server, Instant after) {
    var roundTrip = Duration.between(before, after);
    if (roundTrip.isNegative()) {
      return; // the clock was set back under way; the next beat measures the new one
    }
    if (newest.size() == MEASUREMENTS) {
      newest.removeFirst();
    }
    var middle = before.plus(roundTrip.dividedBy(2));
    newest.addLast(new Measurement(Duration.between(server, middle), roundTrip));
    best = newest.stream().min(Comparator.comparing(Measurement::roundTrip)).orElseThrow().skew();
  }

  /// The best measurement of late, if there is one.
  Optional<Duration> best() {
    return Optional.ofNullable(best);
  }

  boolean isNotable() {
    return exceeds(NOTABLE);
  }

  boolean isTooLarge() {
    return exceeds(LIMIT);
  }

  private boolean exceeds(Duration limit) {
    var skew = best;
    return skew != null && skew.abs().compareTo(limit) > 0;
  }

  private record Measurement(Duration skew, Duration roundTrip) {}
}
