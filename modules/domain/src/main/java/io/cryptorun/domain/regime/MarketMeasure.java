package io.cryptorun.domain.regime;

import io.cryptorun.domain.factors.HourlyWindow;
import io.cryptorun.domain.factors.Sample;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The figures of a regime, each with the size of the sample behind it.
///
/// @param volatility of Bitcoin
/// @param medianVolatility of all coins with enough hours at hand, annualised fraction; a diagnosis
///   that takes no part in the vote; `NaN` without such a coin
public record MarketMeasure(
    RealizedVolatility volatility,
    ShareAboveMean above,
    BreadthThrust thrust,
    double medianVolatility) {

  /// Measures a market.
  ///
  /// @param bitcoin null when nobody gave its hours
  /// @param coins daily closes of the group whose breadth is judged
  /// @param hourly windows at hand of any coins, Bitcoin included
  public static MarketMeasure of(
      @Nullable HourlyWindow bitcoin, List<DailyCloses> coins, List<HourlyWindow> hourly) {
    var volatilities =
        hourly.stream()
            .map(RealizedVolatility::of)
            .filter(RealizedVolatility::isMeasured)
            .mapToDouble(RealizedVolatility::annual)
            .toArray();
    return new MarketMeasure(
        bitcoin == null ? RealizedVolatility.missing() : RealizedVolatility.of(bitcoin),
        ShareAboveMean.of(coins),
        BreadthThrust.of(coins),
        Sample.median(volatilities));
  }

  public Indicators indicators() {
    return new Indicators(volatility.annual(), above.percent(), thrust.value());
  }

  /// Why indicators are missing, one line each.
  public List<String> issues() {
    var issues = new ArrayList<String>();
    if (!volatility.isMeasured()) {
      issues.add(
          "realized_vol_7d is missing: %d hourly returns of BTC/USD where %d are needed"
              .formatted(volatility.returns(), RealizedVolatility.MIN_RETURNS));
    }
    if (!above.isMeasured()) {
      issues.add(
          "pct_above_20ma is missing: %d coins with twenty days up to yesterday where %d are needed"
              .formatted(above.coins(), ShareAboveMean.MIN_COINS));
    }
    if (!thrust.isMeasured()) {
      issues.add(
          "breadth_thrust is missing: %d days with ten coins where %d are needed"
              .formatted(thrust.days(), BreadthThrust.MIN_DAYS));
    }
    return List.copyOf(issues);
  }
}
