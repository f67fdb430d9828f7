package io.cryptorun.simulator.market;

/// What a venue answers for an hour in which nothing was traded.
public enum Gaps {
  /// The hole stays: an outage of the venue itself.
  HOLE,
  /// No row, also where the volume is zero.
  OMIT,
  /// A row with the last close four times and no volume.
  FLAT
}
