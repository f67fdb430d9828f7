package io.cryptorun.domain.regime;

import java.util.Arrays;
import java.util.List;

/// The three figures a regime is told from; a missing one is `NaN`.
///
/// @param realizedVol of Bitcoin, annualised fraction
/// @param pctAboveMean share of coins above their 20-day mean, 0 to 100
/// @param breadthThrust 0 to 1
public record Indicators(double realizedVol, double pctAboveMean, double breadthThrust) {

  public double of(Indicator indicator) {
    return switch (indicator) {
      case REALIZED_VOL_7D -> realizedVol;
      case PCT_ABOVE_20MA -> pctAboveMean;
      case BREADTH_THRUST -> breadthThrust;
    };
  }

  /// Those that could not be measured.
  public List<Indicator> missing() {
    return Arrays.stream(Indicator.values())
        .filter(indicator -> !Double.isFinite(of(indicator)))
        .toList();
  }
}
