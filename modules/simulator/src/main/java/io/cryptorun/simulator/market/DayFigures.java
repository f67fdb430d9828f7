package io.cryptorun.simulator.market;

import org.jspecify.annotations.Nullable;

/// The 24 hour figures of a listing at an instant: the part of the oldest hour that lies inside,
/// the full hours, and what the forming one has so far.
///
/// @param day the last 24 hours as one bar
/// @param today the same since midnight UTC
/// @param last price at the instant
public record DayFigures(Bar day, Bar today, double last) {
  private static final long DAY_MILLIS = 86_400_000L;

  /// The figures at an instant (milliseconds since 1970).
  public static DayFigures of(Listing listing, long now) {
    double last = Window.price(listing.hours(), now);
    long midnight = Math.floorDiv(now, DAY_MILLIS) * DAY_MILLIS;
    return new DayFigures(
        orFlat(Window.of(listing.hours(), now - DAY_MILLIS, now), last),
        orFlat(Window.of(listing.hours(), midnight, now), last),
        last);
  }

  /// Volume weighted price of a bar, its close when nothing was traded.
  public static double vwap(Bar bar) {
    return bar.base() > 0 ? bar.quote() / bar.base() : bar.close();
  }

  private static Bar orFlat(@Nullable Bar bar, double price) {
    return bar == null ? Bar.flat(price) : bar;
  }
}
