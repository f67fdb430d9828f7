package io.cryptorun.domain.factors;

import io.cryptorun.domain.market.Candle;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turnover of the newest 24 hours against a usual day: `50 + 50 * log10(ratio)`, so that ten times
/// the usual is 100 and a tenth is 0.
///
/// @param ratio `usd24h / baseline`; `NaN` without a baseline
/// @param usd24h turnover of the newest 24 slots, an absent hour counting 0
/// @param baseline mean turnover of a day, USD; `NaN` with fewer than five days or none traded
/// @param bars number of days in the baseline
/// @param score 0 to 100; `NaN` without a baseline
/// @param remark what is wrong with the ratio, null when nothing is
public record VolumeFactor(
    double ratio, double usd24h, double baseline, int bars, double score, @Nullable Flag remark) {

  private static final int HOURS = 24;
  private static final int MIN_DAYS = 5;
  private static final int MAX_DAYS = 7;
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration REACH = Duration.ofDays(12);

  /// Measures the turnover of one venue's instrument.
  ///
  /// @param daily the venue's own UTC daily bars, in any order
  /// @param fx US dollars per quote unit
  static VolumeFactor of(HourlyWindow window, List<Candle> daily, double fx) {
    double usd24h = 0;
    for (int i = HourlyWindow.SLOTS - HOURS; i < HourlyWindow.SLOTS; i++) {
      usd24h += window.isPresent(i) ? window.quoteVolume(i) * fx : 0;
    }
    var days = usualDays(daily, window.hour());
    return of(usd24h, baseline(days, fx), days.size());
  }

  static VolumeFactor of(double usd24h, double baseline, int bars) {
    if (!(baseline > 0) || !Double.isFinite(baseline)) {
      return new VolumeFactor(Double.NaN, usd24h, Double.NaN, bars, Double.NaN, null);
    }
    double ratio = usd24h / baseline;
    if (!Double.isFinite(ratio) || ratio < 0) {
      return new VolumeFactor(Double.NaN, usd24h, baseline, bars, 0, Flag.VOLUME_INVALID);
    }
    if (ratio == 0) {
      return new VolumeFactor(0, usd24h, baseline, bars, 0, Flag.VOLUME_ILLIQUID);
    }
    double score = Math.clamp(50 + 50 * Math.log10(ratio), 0, 100);
    return new VolumeFactor(ratio, usd24h, baseline, bars, score, null);
  }

  /// The newest days that closed before the 24 hours began and are not older than twelve days: at
  /// every hour of the day they share no trade with the numerator.
  private static List<Candle> usualDays(List<Candle> daily, Instant hour) {
    Instant newestOpen = hour.minus(DAY).minus(DAY);
    Instant oldestOpen = hour.minus(REACH);
    return daily.stream()
        .filter(Candle::isSound)
        .filter(day -> !day.openTime().isAfter(newestOpen) && !day.openTime().isBefore(oldestOpen))
        .sorted((a, b) -> b.openTime().compareTo(a.openTime()))
        .limit(MAX_DAYS)
        .toList();
  }

  private static double baseline(List<Candle> days, double fx) {
    if (days.size() < MIN_DAYS) {
      return Double.NaN;
    }
    double sum = 0;
    for (var day : days) {
      sum += day.quoteVolume() * fx;
    }
    return sum / days.size();
  }
}
