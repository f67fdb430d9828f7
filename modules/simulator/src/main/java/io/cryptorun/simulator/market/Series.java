package io.cryptorun.simulator.market;

import java.util.Arrays;

/// Recorded values at instants, oldest first. The arrays are not copied.
public final class Series {
  private final long[] millis;
  private final double[] values;

  /// @param millis rising, milliseconds since 1970; not empty
  public Series(long[] millis, double[] values) {
    this.millis = millis;
    this.values = values;
  }

  public int size() {
    return millis.length;
  }

  /// When a value was recorded, in milliseconds since 1970.
  public long at(int index) {
    return millis[index];
  }

  public double value(int index) {
    return values[index];
  }

  public long first() {
    return millis[0];
  }

  public long last() {
    return millis[millis.length - 1];
  }

  /// Index of the newest value at or before an instant; -1 before the first one.
  public int newest(long instant) {
    int found = Arrays.binarySearch(millis, instant);
    return found >= 0 ? found : -found - 2;
  }

  /// The same values at later times.
  public Series moved(long by) {
    return by == 0
        ? this
        : new Series(Arrays.stream(millis).map(each -> each + by).toArray(), values);
  }
}
