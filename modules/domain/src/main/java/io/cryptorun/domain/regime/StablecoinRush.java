package io.cryptorun.domain.regime;

import io.cryptorun.domain.factors.HourlyWindow;
import io.cryptorun.domain.market.Candle;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/// How much more the dollar pairs of stablecoins trade than usual: where money flees to.
public final class StablecoinRush {

  /// The newest day that may be part of a usual one closed before the 24 hours began.
  public static final int DAYS = 21;

  private static final int HOURS = 24;
  private static final int USUAL_DAYS = 20;
  private static final Duration TWO_DAYS = Duration.ofDays(2);

  private StablecoinRush() {}

  /// Turnover of the newest 24 hours over the mean of the twenty days before them, all pairs
  /// together; `NaN` without a pair that has these twenty days. An hour without a bar is one
  /// without a trade.
  public static double ratio(Collection<Pair> pairs) {
    double now = 0;
    double usual = 0;
    for (var pair : pairs) {
      var days = usualDays(pair);
      if (days.size() == USUAL_DAYS && pair.hours().present() > 0) {
        now += turnover(pair.hours());
        usual += days.stream().mapToDouble(Candle::quoteVolume).sum() / USUAL_DAYS;
      }
    }
    return usual > 0 ? now / usual : Double.NaN;
  }

  private static double turnover(HourlyWindow hours) {
    double sum = 0;
    for (int i = HourlyWindow.SLOTS - HOURS; i < HourlyWindow.SLOTS; i++) {
      sum += hours.isPresent(i) ? hours.quoteVolume(i) : 0;
    }
    return sum;
  }

  private static List<Candle> usualDays(Pair pair) {
    var newestOpen = pair.hours().hour().minus(TWO_DAYS);
    return pair.daily().stream()
        .filter(Candle::isSound)
        .filter(day -> !day.openTime().isAfter(newestOpen))
        .sorted((a, b) -> b.openTime().compareTo(a.openTime()))
        .limit(USUAL_DAYS)
        .toList();
  }

  /// A stablecoin's dollar pair on one venue.
  ///
  /// @param daily closed UTC days
  public record Pair(HourlyWindow hours, List<Candle> daily) {

    public Pair {
      daily = List.copyOf(daily);
    }
  }
}
