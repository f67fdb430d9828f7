package io.cryptorun.domain.regime;

import io.cryptorun.domain.factors.HourlyWindow;
import io.cryptorun.domain.factors.Sample;
import java.util.Arrays;

/// How much a coin moved in a week of hours: the sample standard deviation of its hourly log
/// returns, times the square root of the hours of a year.
///
/// A hole in the data takes the two returns beside it away; nothing is put in their place.
///
/// @param annual fraction of the price, annualised (0.35 is 35 %); `NaN` with fewer than 120
///   returns
/// @param returns how many hourly returns were there, 0 to 168
public record RealizedVolatility(double annual, int returns) {

  public static final int MIN_RETURNS = 120;

  static final int WEEK_HOURS = 168;

  private static final int YEAR_HOURS = 8760;

  /// Measures the newest 168 hours of a window.
  public static RealizedVolatility of(HourlyWindow window) {
    var returns = new double[WEEK_HOURS];
    int count = 0;
    for (int i = HourlyWindow.SLOTS - WEEK_HOURS; i < HourlyWindow.SLOTS; i++) {
      double change = window.logReturn(i);
      if (Double.isFinite(change)) {
        returns[count++] = change;
      }
    }
    double annual =
        count < MIN_RETURNS
            ? Double.NaN
            : Sample.stdev(Arrays.copyOf(returns, count)) * Math.sqrt(YEAR_HOURS);
    return new RealizedVolatility(annual, count);
  }

  /// Of a coin that nobody gave an hour of.
  public static RealizedVolatility missing() {
    return new RealizedVolatility(Double.NaN, 0);
  }

  public boolean isMeasured() {
    return Double.isFinite(annual);
  }
}
