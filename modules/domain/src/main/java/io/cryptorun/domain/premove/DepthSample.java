package io.cryptorun.domain.premove;

import io.cryptorun.domain.market.Interval;
import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.market.Venue;
import java.time.Instant;

/// What lay within 2 % of mid when a valid book was seen. One an hour is kept, so that later runs
/// know what is usual for a coin on a venue.
///
/// @param bidUsd dollars on the bid side
/// @param askUsd dollars on the ask side
/// @param receivedAt database clock when the book had arrived
public record DepthSample(
    Symbol symbol, Venue venue, double bidUsd, double askUsd, Instant receivedAt) {

  /// The clock hour the sample stands for.
  public Instant hour() {
    return Interval.HOUR.floor(receivedAt);
  }
}
