package io.cryptorun.domain.factors;

import io.cryptorun.domain.market.Venue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The bar in which a coin's score first reached the entry level: what its freshness is measured
/// from, for as long as the score stays near that level.
///
/// @param bar open time of the bar
/// @param price its close, USD
/// @param venue where the candles came from
public record Trigger(Instant bar, double price, Venue venue) {

  private static final double SET_FROM = 75;
  private static final double KEPT_FROM = 70;

  /// The trigger after a run: set at a score of 75, kept down to 70, deleted below. The distance
  /// between the two keeps a score that hovers at the entry level from looking new every hour.
  ///
  /// @param stored what the last run left
  /// @param newest the newest bar of this run, which a new trigger would be
  public static @Nullable Trigger update(@Nullable Trigger stored, double score, Trigger newest) {
    if (score < KEPT_FROM) {
      return null;
    }
    if (stored != null) {
      return stored;
    }
    return score >= SET_FROM ? newest : null;
  }
}
