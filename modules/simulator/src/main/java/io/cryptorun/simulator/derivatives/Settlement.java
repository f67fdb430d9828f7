package io.cryptorun.simulator.derivatives;

/// A funding rate that was charged.
///
/// @param millis when, in milliseconds since 1970; some venues stamp it a little late
/// @param rate fraction of the position that longs paid shorts
/// @param hours length of the interval that ended
public record Settlement(long millis, double rate, double hours) {
  /// The same settlement with another rate.
  public Settlement withRate(double other) {
    return new Settlement(millis, other, hours);
  }
}
