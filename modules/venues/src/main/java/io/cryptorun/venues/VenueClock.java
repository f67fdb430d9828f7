package io.cryptorun.venues;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A venue's clock, seen from here.
///
/// @param ours the clock that stamps our answers
/// @param ahead how far the venue's clock is ahead of it; negative when behind. The way of the
///   answer is not taken off, so the venue's time is never thought later than it is
public record VenueClock(InstantSource ours, Duration ahead) {

  /// The venue's time now.
  public Instant now() {
    return ours.instant().plus(ahead);
  }

  /// How old a stamp of the venue was by its own clock when we received it; never negative.
  public Duration lag(Instant stamp, Instant receivedAt) {
    var lag = Duration.between(stamp, receivedAt.plus(ahead));
    return lag.isNegative() ? Duration.ZERO : lag;
  }
}
