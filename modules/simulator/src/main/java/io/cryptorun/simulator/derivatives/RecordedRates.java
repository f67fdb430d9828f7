package io.cryptorun.simulator.derivatives;

import io.cryptorun.simulator.market.Series;

/// Recorded funding rates with the length of their intervals.
record RecordedRates(Series series) {
  private static final long HOUR = 3_600_000;

  /// Hours of the interval that ended with a settlement.
  double hours(int index) {
    if (series.size() < 2) {
      return 8;
    }
    int newer = Math.max(1, index);
    double apart = (double) (series.at(newer) - series.at(newer - 1)) / HOUR;
    return Math.max(1, Math.round(apart));
  }

  /// Hours of the interval that holds an instant (milliseconds since 1970).
  int hoursAt(long instant) {
    int next = Math.clamp(series.newest(instant) + 1, 0, series.size() - 1);
    return (int) Math.clamp(hours(next), 1, 8);
  }

  /// Whether an instant lies between two settlements.
  boolean holds(long instant) {
    return instant >= series.first() && instant < series.last();
  }

  /// The rate for eight hours at an instant that is held: from the settlement before to the one
  /// after by the time that has passed.
  double eightHoursAt(long instant) {
    int older = series.newest(instant);
    double from = eightHours(older);
    double to = eightHours(older + 1);
    return from
        + (to - from) * (instant - series.at(older)) / (series.at(older + 1) - series.at(older));
  }

  private double eightHours(int index) {
    return series.value(index) * 8 / hours(index);
  }
}
