package io.cryptorun.domain.universe;

/// Why a listed coin is not in the universe.
public enum Exclusion {
  STABLECOIN,
  FIAT,
  /// named by the configuration
  DO_NOT_TRADE,
  /// below 100 000 dollars a day, or no venue gave a valid figure
  ADV_BELOW_MIN,
  /// no bid or no ask on every venue that lists it
  NO_BOOK,
  /// traded for less than three days
  SHORT_HISTORY,
  /// moves like a pegged coin, whatever its name
  PEG_DETECTED,
  /// the venue's name for it is not one a coin can have
  MALFORMED_SYMBOL,
  /// ranked behind the last of the 140 that survived
  BEYOND_140,
  /// a note: no venue gave candles to test it with, so it is in the universe untested
  UNTESTED
}
