package io.cryptorun.domain.market;

import java.time.Duration;
import java.time.Instant;

/// A candle width. Both open on UTC boundaries on every venue.
public enum Interval {
  HOUR(Duration.ofHours(1)),
  DAY(Duration.ofDays(1));

  private final Duration width;

  Interval(Duration width) {
    this.width = width;
  }

  public Duration width() {
    return width;
  }

  /// The newest boundary at or before an instant: the full hour, or midnight UTC.
  public Instant floor(Instant instant) {
    long seconds = width.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(instant.getEpochSecond(), seconds) * seconds);
  }
}
