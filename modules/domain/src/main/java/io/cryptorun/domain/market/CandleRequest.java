package io.cryptorun.domain.market;

import java.time.Instant;

/// Asks for the newest `count` bars of an instrument that had closed by `asOf`.
///
/// @param count how many slots back from `asOf`, 1 to 300
/// @param asOf nominal time of the run: later bars are not wanted even when they exist
public record CandleRequest(Instrument instrument, Interval interval, int count, Instant asOf) {

  public CandleRequest {
    if (count < 1 || count > 300) {
      throw new IllegalArgumentException("count %d is not in 1..300".formatted(count));
    }
  }

  /// Open time of the newest slot that had closed by `asOf`.
  public Instant newestOpen() {
    return interval.floor(asOf).minus(interval.width());
  }

  /// Open time of the oldest slot asked for.
  public Instant oldestOpen() {
    return newestOpen().minus(interval.width().multipliedBy(count - 1L));
  }
}
