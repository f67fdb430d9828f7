package io.cryptorun.simulator.limits;

/// Counts usage against one limit. Times are monotonic nanoseconds. Not thread-safe: its venue
/// counts under one lock.
public interface Meter {
  /// Usage right now, in the limit's own unit.
  double used(long nanos);

  /// Nanoseconds until a cost fits; 0 where it fits now.
  long wait(int cost, long nanos);

  /// Counts a cost.
  void add(int cost, long nanos);

  /// The highest usage so far.
  double peak();

  /// All that was ever counted.
  long charged();

  /// The documented figure that the peak is to be compared with.
  double limit();
}
