package io.cryptorun.domain.scan;

import io.cryptorun.domain.market.Venue;
import java.util.Locale;

/// A piece of data a row was computed from.
///
/// @param cached whether it was at hand without a call
/// @param ageSeconds since it arrived, at the moment the gates were asked
public record Source(Venue venue, Kind kind, boolean cached, double ageSeconds) {

  /// What was read.
  public enum Kind {
    CANDLES_1H,
    CANDLES_1D,
    BOOK,
    TRADES,
    FUNDING,
    OPEN_INTEREST;

    private final String id = name().toLowerCase(Locale.ROOT);

    /// The name used in artifacts: lower case.
    public String id() {
      return id;
    }
  }
}
