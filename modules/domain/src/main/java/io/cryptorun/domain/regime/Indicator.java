package io.cryptorun.domain.regime;

/// One of the three figures that vote for a regime. Each has a normal band, edges included; outside
/// of it the figure votes for calm on one side and for volatile on the other.
public enum Indicator {
  /// annualised fraction; calm below the band
  REALIZED_VOL_7D("realized_vol_7d", 0.25, 0.45, Regime.CALM, Regime.VOLATILE),
  /// 0 to 100; calm above the band
  PCT_ABOVE_20MA("pct_above_20ma", 45, 70, Regime.VOLATILE, Regime.CALM),
  /// 0 to 1; calm above the band
  BREADTH_THRUST("breadth_thrust", 0.3, 0.6, Regime.VOLATILE, Regime.CALM);

  private final String id;
  private final double low;
  private final double high;
  private final Regime below;
  private final Regime above;

  Indicator(String id, double low, double high, Regime below, Regime above) {
    this.id = id;
    this.low = low;
    this.high = high;
    this.below = below;
    this.above = above;
  }

  /// The name used in artifacts.
  public String id() {
    return id;
  }

  /// How it votes outside of its normal band, for people: `calm below 0.25, volatile above 0.45`.
  public String rule() {
    return "%s below %s, %s above %s".formatted(below.id(), low, above.id(), high);
  }

  /// The regime a value speaks for; a missing one (`NaN`) for the normal one.
  Regime vote(double value) {
    if (value < low) {
      return below;
    }
    return value > high ? above : Regime.NORMAL;
  }

  /// How deep a value lies inside the band it votes by, in half widths of the normal band: 0 at an
  /// edge and for a missing value, 1 in the middle of the normal band and from there on outwards.
  double margin(double value) {
    double halfWidth = (high - low) / 2;
    if (value < low) {
      return Math.min(1, (low - value) / halfWidth);
    }
    if (value > high) {
      return Math.min(1, (value - high) / halfWidth);
    }
    return Double.isFinite(value) ? Math.min(value - low, high - value) / halfWidth : 0;
  }
}
