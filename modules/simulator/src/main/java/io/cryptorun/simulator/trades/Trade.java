package io.cryptorun.simulator.trades;

import java.math.BigDecimal;

/// One trade before it is written in a venue's form.
///
/// @param id unique for the instrument and rising with time
/// @param micros microseconds since 1970
/// @param size in the coin
/// @param takerBought whether the side that came later bought
public record Trade(long id, long micros, BigDecimal price, BigDecimal size, boolean takerBought) {
  /// Milliseconds since 1970.
  public long millis() {
    return Math.floorDiv(micros, 1000);
  }

  /// What was paid, in the quote currency.
  public BigDecimal quote() {
    return price.multiply(size);
  }
}
