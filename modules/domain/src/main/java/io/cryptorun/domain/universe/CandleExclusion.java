package io.cryptorun.domain.universe;

import io.cryptorun.domain.market.Candle;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The exclusions that need hourly candles: a coin must have traded for three days, and must move.
final class CandleExclusion {

  private static final Duration HISTORY = Duration.ofDays(3);
  private static final Duration PEG_WINDOW = Duration.ofDays(7);
  private static final int PEG_MIN_CLOSES = 120;

  /// Bounds instead of a distance from one, because 1.03 - 1 is more than 0.03 in binary.
  private static final double PEG_LOW = 0.97;

  private static final double PEG_HIGH = 1.03;
  private static final double PEG_STDEV = 0.0015;

  private CandleExclusion() {}

  /// @param candles completed bars, oldest first
  /// @param hour the full hour of the run
  static Optional<Exclusion> judge(List<Candle> candles, Instant hour) {
    if (candles.isEmpty() || candles.getFirst().openTime().isAfter(hour.minus(HISTORY))) {
      return Optional.of(Exclusion.SHORT_HISTORY);
    }
    var newest =
        candles.stream().filter(bar -> !bar.openTime().isBefore(hour.minus(PEG_WINDOW))).toList();
    return isPegged(newest) ? Optional.of(Exclusion.PEG_DETECTED) : Optional.empty();
  }

  private static boolean isPegged(List<Candle> bars) {
    return bars.size() >= PEG_MIN_CLOSES
        && bars.stream().allMatch(bar -> bar.close() >= PEG_LOW && bar.close() <= PEG_HIGH)
        && stdevOfReturns(bars) < PEG_STDEV;
  }

  /// Sample standard deviation of the log returns of adjacent hours; NaN below two of them.
  private static double stdevOfReturns(List<Candle> bars) {
    var returns = new double[bars.size()];
    int n = 0;
    double sum = 0;
    for (int i = 1; i < bars.size(); i++) {
      var hourBefore = bars.get(i).openTime().minus(Duration.ofHours(1));
      if (bars.get(i - 1).openTime().equals(hourBefore)) {
        returns[n] = Math.log(bars.get(i).close() / bars.get(i - 1).close());
        sum += returns[n++];
      }
    }
    double squares = 0;
    for (int i = 0; i < n; i++) {
      squares += (returns[i] - sum / n) * (returns[i] - sum / n);
    }
    return n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1));
  }
}
