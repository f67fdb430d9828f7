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
/// shortest round trip counts. What one measurement cannot tell from the next is not held against
/// the clock; where two cannot both be true, the clock was set in between, and the newer counts.
final class ClockSkew {

  /// From here on an operator should look.
  static final Duration NOTABLE = Duration.ofMillis(200);

  /// A node whose clock is off by more stands by while another can do the work. Nothing unsafe
  /// would come of it; its triggers would fire at the wrong moment.
  static final Duration LIMIT = Duration.ofMillis(500);

  private static final int MEASUREMENTS = 20;

  private final Deque<Measurement> newest = new ArrayDeque<>();
  private volatile @Nullable Measurement best;

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
    var latest = new Measurement(Duration.between(server, middle), roundTrip);
    newest.removeIf(latest::contradicts);
    newest.addLast(latest);
    best = newest.stream().min(Comparator.comparing(Measurement::roundTrip)).orElseThrow();
  }

  /// The best measurement of late, if there is one.
  Optional<Duration> best() {
    return Optional.ofNullable(best).map(Measurement::skew);
  }

  boolean isNotable() {
    return exceeds(NOTABLE);
  }

  boolean isTooLarge() {
    return exceeds(LIMIT);
  }

  /// Whether it is off by more than a limit, however the measurement erred.
  boolean exceeds(Duration limit) {
    var measured = best;
    return measured != null && measured.least().compareTo(limit) > 0;
  }

  /// @param roundTrip the skew is known to half of it
  private record Measurement(Duration skew, Duration roundTrip) {

    Duration error() {
      return roundTrip.dividedBy(2);
    }

    Duration least() {
      return skew.abs().minus(error());
    }

    boolean contradicts(Measurement other) {
      return skew.minus(other.skew).abs().compareTo(error().plus(other.error())) > 0;
    }
  }
}
