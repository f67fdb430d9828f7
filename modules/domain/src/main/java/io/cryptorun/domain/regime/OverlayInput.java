package io.cryptorun.domain.regime;

import io.cryptorun.domain.factors.HourlyWindow;
import io.cryptorun.domain.factors.Returns;
import org.jspecify.annotations.Nullable;

/// Everything an overlay is judged by; a figure that could not be measured is `NaN`.
///
/// @param btc returns of Bitcoin, percent
/// @param stablecoinRush turnover of the stablecoins' dollar pairs in 24 hours, as a multiple of
///   that of a usual day
/// @param funding mean of what perpetuals of Bitcoin and Ether charge now, fraction per eight hours
public record OverlayInput(
    Indicators indicators,
    Returns btc,
    double stablecoinRush,
    double funding,
    BtcCorrelation correlation) {

  private static final Returns UNKNOWN =
      new Returns(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /// Returns of Bitcoin up to its newest hour, all missing when nobody gave its hours.
  public static Returns returns(@Nullable HourlyWindow bitcoin) {
    return bitcoin == null ? UNKNOWN : Returns.of(bitcoin);
  }

  /// The mean of two rates; where one is missing the other alone.
  public static double funding(double bitcoin, double ether) {
    if (!Double.isFinite(bitcoin)) {
      return ether;
    }
    return Double.isFinite(ether) ? (bitcoin + ether) / 2 : bitcoin;
  }
}
