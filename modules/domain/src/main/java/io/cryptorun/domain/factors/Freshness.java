package io.cryptorun.domain.factors;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How old a signal is, in bars and in price.
///
/// @param triggerBar open time of the bar it is measured from
/// @param triggerPrice close of that bar, USD
/// @param barsFromTrigger hours between the close of that bar and the run's full hour
/// @param candlesStale whether the newest candle is more than two hours old
/// @param moveUsd absolute distance of the live mid from the trigger price; `NaN` when unknown
/// @param atrUsd hourly average true range; `NaN` when unknown
public record Freshness(
    Instant triggerBar,
    double triggerPrice,
    long barsFromTrigger,
    boolean candlesStale,
    double moveUsd,
    double atrUsd) {

  /// Measures a row.
  ///
  /// @param inForce the trigger after this run's update; null when there is none: the newest bar
  ///   then stands in, at age 0
  /// @param newest the newest bar of the row
  /// @param midUsd live mid; `NaN` when there is no usable book
  /// @param atrUsd hourly average true range in USD
  /// @param candlesStale [HourlyWindow#isStale] of the row's candles
  public static Freshness of(
      @Nullable Trigger inForce,
      Trigger newest,
      Instant hour,
      double midUsd,
      double atrUsd,
      boolean candlesStale) {
    Trigger from = inForce == null ? newest : inForce;
    long bars = inForce == null ? 0 : Duration.between(from.bar(), hour).minusHours(1).toHours();
    double move = Math.abs(midUsd - from.price());
    return new Freshness(
        from.bar(),
        from.price(),
        bars,
        candlesStale,
        Double.isFinite(move) ? move : Double.NaN,
        Double.isFinite(atrUsd) ? atrUsd : Double.NaN);
  }

  /// Whether both the move and the range to hold it against are known.
  public boolean isMeasured() {
    return Double.isFinite(moveUsd) && Double.isFinite(atrUsd);
  }
}
