package io.cryptorun.simulator.market;

import org.jspecify.annotations.Nullable;

/// Bars of one listing over any stretch of time, put together from its hours.
public final class Window {
  public static final long HOUR_MILLIS = 3_600_000L;

  private Window() {}

  /// The bar from one instant to another (milliseconds since 1970); null where no hour in between
  /// was recorded.
  public static @Nullable Bar of(Bars hours, long from, long to) {
    Bar sum = null;
    long last = Math.floorDiv(Math.max(from, to - 1), HOUR_MILLIS);
    for (long hour = Math.floorDiv(from, HOUR_MILLIS); hour <= last; hour++) {
      var bar = hours.at(hour);
      if (bar == null) {
        continue;
      }
      var part = bar.slice(fraction(hour, from), fraction(hour, to));
      sum = sum == null ? part : sum.then(part);
    }
    return sum;
  }

  /// The price at an instant: on the path of its hour, else the newest close before it.
  public static double price(Bars hours, long millis) {
    long hour = Math.floorDiv(millis, HOUR_MILLIS);
    var bar = hours.at(hour);
    if (bar != null) {
      return bar.at(fraction(hour, millis));
    }
    return closeBefore(hours, hour);
  }

  /// The newest close before an hour; NaN where nothing was ever traded before it.
  public static double closeBefore(Bars hours, long hour) {
    for (long index = Math.min(hour - 1, hours.last()); index >= hours.first(); index--) {
      var bar = hours.at(index);
      if (bar != null) {
        return bar.close();
      }
    }
    return Double.NaN;
  }

  private static double fraction(long hour, long millis) {
    return Math.clamp((millis - hour * HOUR_MILLIS) / (double) HOUR_MILLIS, 0.0, 1.0);
  }
}
