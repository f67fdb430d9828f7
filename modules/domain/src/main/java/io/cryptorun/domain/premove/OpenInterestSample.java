package io.cryptorun.domain.premove;

import io.cryptorun.domain.market.Contract;
import io.cryptorun.domain.market.Interval;
import java.time.Instant;

/// What was open in a contract when it was asked. One an hour is kept for venues that tell the
/// present only.
///
/// @param base in units of the coin
/// @param receivedAt database clock when the answer had arrived
public record OpenInterestSample(Contract contract, double base, Instant receivedAt) {

  /// The clock hour the sample stands for.
  public Instant hour() {
    return Interval.HOUR.floor(receivedAt);
  }
}
