package io.cryptorun.domain.factors;

/// A remark about the data behind a row. Declared in alphabetical order, the order of artifacts.
public enum Flag {
  /// one of the closes at t, t-4h, t-8h is absent, so acceleration counts as 0
  ACCEL_MISSING,
  /// fewer than 29 whole four-hour bars
  ADX_INVALID,
  /// the newest closed hour is absent: the candles are at least one bar old
  BAR_LATE,
  /// the hourly range is below 0.01 % of price: momentum is neutral
  FLAT,
  /// fewer than 11 hourly returns or 3 usable scales
  HURST_INVALID,
  /// fewer than 15 whole four-hour bars
  RSI_INVALID,
  /// fewer than 288 hours are present
  SHORT_WINDOW,
  /// a jump of more than half the price that no other venue shows
  SUSPECT_BAR,
  /// nothing traded in 24 hours
  VOLUME_ILLIQUID,
  /// the volume ratio is not a number that a market can have
  VOLUME_INVALID
}
