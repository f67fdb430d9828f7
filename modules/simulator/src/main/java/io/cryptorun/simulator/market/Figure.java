package io.cryptorun.simulator.market;

/// What can be recorded of a perpetual besides its candles.
public enum Figure {
  /// Funding rates that were charged, as fractions for the interval that ended.
  FUNDING,
  /// Contracts that are open, in the coin.
  OPEN_INTEREST
}
