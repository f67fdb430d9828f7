package io.cryptorun.simulator.market;

/// Decimals of an instrument's prices: no fewer than were recorded, and enough for seven digits, so
/// that a tick is small beside a spread of two basis points.
public final class PriceScale {
  private static final int DIGITS = 6;

  private PriceScale() {}

  public static int of(SpotVenue venue, double price, int recordedDecimals) {
    int wanted = DIGITS - (int) Math.floor(Math.log10(price));
    return Math.clamp(Math.max(wanted, recordedDecimals), 0, venue.maxPriceScale());
  }
}
