package io.cryptorun.domain.regime;

import io.cryptorun.domain.factors.HourlyWindow;
import io.cryptorun.domain.factors.Sample;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// How closely the most traded coins follow Bitcoin: the median over coins of the correlation
/// between their hourly log returns and Bitcoin's, hour by hour over a week.
///
/// @param median −1 to 1; `NaN` with fewer than twenty coins
/// @param coins how many could be compared
public record BtcCorrelation(double median, int coins) {

  static final int MIN_COINS = 20;

  private static final int MIN_PAIRS = 120;

  /// Compares coins with Bitcoin. A coin with fewer than 120 hours in common, or one that did not
  /// move, is skipped.
  ///
  /// @param bitcoin null when nobody gave its hours
  public static BtcCorrelation of(@Nullable HourlyWindow bitcoin, Collection<HourlyWindow> alts) {
    var coefficients =
        alts.stream()
            .mapToDouble(alt -> bitcoin == null ? Double.NaN : ofPairs(bitcoin, alt))
            .filter(Double::isFinite)
            .toArray();
    double median = coefficients.length < MIN_COINS ? Double.NaN : Sample.median(coefficients);
    return new BtcCorrelation(median, coefficients.length);
  }

  private static double ofPairs(HourlyWindow bitcoin, HourlyWindow alt) {
    var x = new double[RealizedVolatility.WEEK_HOURS];
    var y = new double[RealizedVolatility.WEEK_HOURS];
    int pairs = 0;
    for (int i = HourlyWindow.SLOTS - x.length; i < HourlyWindow.SLOTS; i++) {
      double change = bitcoin.logReturn(i);
      double altChange = alt.logReturn(i);
      if (Double.isFinite(change) && Double.isFinite(altChange)) {
        x[pairs] = change;
        y[pairs] = altChange;
        pairs++;
      }
    }
    return pairs < MIN_PAIRS
        ? Double.NaN
        : Correlation.pearson(Arrays.copyOf(x, pairs), Arrays.copyOf(y, pairs));
  }

  public boolean isMeasured() {
    return Double.isFinite(median);
  }
}
