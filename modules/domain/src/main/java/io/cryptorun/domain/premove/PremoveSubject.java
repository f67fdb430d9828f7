package io.cryptorun.domain.premove;

import io.cryptorun.domain.market.BookMeasure.Valid;
import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.market.Tier;
import io.cryptorun.domain.market.Venue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A scored coin as the premove gates see it.
///
/// @param score of the coin among those of its run, 0 to 100
/// @param momentum 0 to 100
/// @param volumeFactor 0 to 100, before any comparison of coins; `NaN` when missing
/// @param spot its market on its own venue
public record PremoveSubject(
    Symbol symbol,
    double score,
    double momentum,
    double volumeFactor,
    Tier tier,
    Spot spot,
    FundingDivergence funding,
    @Nullable OpenInterestChange openInterest) {

  /// The market of a coin on the venue it is judged by.
  ///
  /// @param venue null when no venue has both candles and a valid fresh book
  /// @param book null without a valid fresh one
  /// @param usualAsks ask depths there in the week before, USD
  /// @param vwap24h average price of the newest 24 hours by volume, quote units; `NaN` when nothing
  ///   traded
  public record Spot(
      @Nullable Venue venue,
      @Nullable Valid book,
      List<Double> usualAsks,
      TradeTape trades,
      double vwap24h) {

    public Spot {
      usualAsks = List.copyOf(usualAsks);
    }
  }
}
