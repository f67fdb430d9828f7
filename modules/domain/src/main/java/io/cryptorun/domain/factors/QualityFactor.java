package io.cryptorun.domain.factors;

import io.cryptorun.domain.market.BookMeasure;
import io.cryptorun.domain.market.Tier;
import org.jspecify.annotations.Nullable;

/// How good the market itself is: depth, spread, agreement of venues on the price, health of the
/// venues.
///
/// @param depthScore `50 + 50 * log10(depth / tier minimum)`: 50 at the minimum, 100 at ten times
/// @param spreadScore 100 for no spread, 0 at twice the tier's cap
/// @param agreeScore 100 when all mids are equal, 0 when one lies 1 % from their median; `NaN` with
///   fewer than two venues
/// @param healthScore percent of the listing venues that are healthy
/// @param score 0.35 depth, 0.25 spread, 0.20 agreement, 0.20 health over those present; `NaN`
///   without a usable book
public record QualityFactor(
    double depthScore, double spreadScore, double agreeScore, double healthScore, double score) {

  private static final double[] WEIGHTS = {0.35, 0.25, 0.20, 0.20};
  private static final double DISAGREEMENT_LIMIT = 0.01;

  /// Measures the market of one coin.
  ///
  /// @param primary book of the row's venue, null when it has none that is valid and fresh
  /// @param midsUsd mids of all venues with a valid fresh book, the primary one among them, USD
  /// @param healthy how many of the listing venues are healthy
  /// @param listing how many of the job's venues list the coin
  public static QualityFactor of(
      BookMeasure.@Nullable Valid primary, Tier tier, double[] midsUsd, int healthy, int listing) {
    double agree = agreeScore(midsUsd);
    double health = listing == 0 ? Double.NaN : 100.0 * healthy / listing;
    if (primary == null) {
      return new QualityFactor(Double.NaN, Double.NaN, agree, health, Double.NaN);
    }
    double depth = depthScore(primary.depth().usd(), tier);
    double spread = spreadScore(primary.spreadBps(), tier);
    double score = WeightedMean.of(WEIGHTS, depth, spread, agree, health);
    return new QualityFactor(depth, spread, agree, health, score);
  }

  private static double depthScore(double depthUsd, Tier tier) {
    return depthUsd == 0
        ? 0
        : Math.clamp(50 + 50 * Math.log10(depthUsd / tier.depthMinUsd()), 0, 100);
  }

  private static double spreadScore(double spreadBps, Tier tier) {
    return Math.clamp(100 * (1 - spreadBps / (2.0 * tier.spreadMaxBps())), 0, 100);
  }

  private static double agreeScore(double[] midsUsd) {
    if (midsUsd.length < 2) {
      return Double.NaN;
    }
    double median = Sample.median(midsUsd);
    double furthest = 0;
    for (double mid : midsUsd) {
      furthest = Math.max(furthest, Math.abs(mid - median) / median);
    }
    return Math.clamp(100 * (1 - furthest / DISAGREEMENT_LIMIT), 0, 100);
  }
}
