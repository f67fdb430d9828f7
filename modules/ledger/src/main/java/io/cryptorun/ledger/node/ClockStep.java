package io.cryptorun.ledger.node;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Whether somebody has set the machine's clock: between two looks it went further, or less far,
/// than monotonic time did. A process that is frozen or slow sees both go on alike.
final class ClockStep {

  /// A clock that is being slewed towards the right time moves by less between two looks.
  private static final Duration SMALLEST = Duration.ofMillis(100);

  private final InstantSource wall;
  private final LongSupplier nanos;
  private @Nullable Reading last;

  /// @param nanos monotonic time
  ClockStep(InstantSource wall, LongSupplier nanos) {
    this.wall = wall;
    this.nanos = nanos;
  }

  /// By how much the clock was set since the last look (negative: back), if it was.
  Optional<Duration> look() {
    var before = last;
    var now = read();
    last = now;
    return before == null ? Optional.empty() : now.stepSince(before);
  }

  private Reading read() {
    long earliest = nanos.getAsLong();
    return new Reading(wall.instant(), earliest, nanos.getAsLong());
  }

  /// The clock was read between two moments of monotonic time.
  private record Reading(Instant shown, long earliest, long latest) {

    Optional<Duration> stepSince(Reading before) {
      var step =
          Duration.between(before.shown, shown).minus(Duration.ofNanos(latest - before.latest));
      var doubt = Duration.ofNanos((latest - earliest) + (before.latest - before.earliest));
      return step.abs().compareTo(SMALLEST.plus(doubt)) > 0 ? Optional.of(step) : Optional.empty();
    }
  }
}
