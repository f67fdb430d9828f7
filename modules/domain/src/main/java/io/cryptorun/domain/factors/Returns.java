package io.cryptorun.domain.factors;

/// Returns up to the newest hour over five horizons, in percent; `NaN` where a close is absent.
public record Returns(double h1, double h4, double h12, double h24, double h168) {

  private static final int MIN_HORIZONS = 3;

  public static Returns of(HourlyWindow window) {
    int newest = window.newest();
    return new Returns(
        percent(window, newest, 1),
        percent(window, newest, 4),
        percent(window, newest, 12),
        percent(window, newest, 24),
        percent(window, newest, 168));
  }

  /// `(C_t / C_{t-hours} - 1) * 100`, both closes by time.
  static double percent(HourlyWindow window, int index, int hours) {
    double change = (window.close(index) / window.close(index - hours) - 1) * 100;
    return Double.isFinite(change) ? change : Double.NaN;
  }

  /// The returns as multiples of the move a random walk with this hourly range makes over the same
  /// horizon: divided by the range and by the square root of the hours.
  double[] inExpectedRanges(double hourlyRangePercent) {
    return new double[] {
      h1 / hourlyRangePercent,
      h4 / (hourlyRangePercent * 2),
      h12 / (hourlyRangePercent * Math.sqrt(12)),
      h24 / (hourlyRangePercent * Math.sqrt(24)),
      h168 / (hourlyRangePercent * Math.sqrt(168))
    };
  }

  /// Whether momentum can be told from them: three horizons, one of the two shortest among them.
  boolean areEnough() {
    int present = 0;
    for (double percent : new double[] {h1, h4, h12, h24, h168}) {
      present += Double.isFinite(percent) ? 1 : 0;
    }
    return present >= MIN_HORIZONS && (Double.isFinite(h1) || Double.isFinite(h4));
  }
}
