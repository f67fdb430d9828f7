package io.cryptorun.bench.scan;

import io.cryptorun.domain.market.Candle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// The candles of one coin: a random walk that is the same for the same coin. Every tenth coin
/// climbs through its last hours on a growing volume, so that some rows get through all gates.
final class CoinTape {

  private static final int HOURS = 288;
  private static final int DAYS = 12;
  private static final int CLIMB_HOURS = 10;
  private static final int CLIMBERS_ONE_IN = 10;
  private static final double CLIMB = 0.0095;
  private static final double WALK = 0.006;

  private final SplittableRandom random;
  private final boolean climbs;

  CoinTape(int coin) {
    this.random = new SplittableRandom(coin);
    this.climbs = coin % CLIMBERS_ONE_IN == 0;
  }

  /// Twelve days of hours, the newest one closing at the given full hour.
  List<Candle> hours(List<Instant> openTimes) {
    var bars = new ArrayList<Candle>(openTimes.size());
    double open = 100;
    for (int hour = 0; hour < openTimes.size(); hour++) {
      boolean climbing = climbs && hour >= openTimes.size() - CLIMB_HOURS;
      double close =
          open
              * Math.exp(
                  climbing
                      ? CLIMB + random.nextGaussian() * WALK / 6
                      : random.nextGaussian() * WALK);
      double volume = usual(climbing, hour == openTimes.size() - 1) * (0.5 + random.nextDouble());
      double high = Math.max(open, close) * (1 + WALK * random.nextDouble() / 2);
      double low = Math.min(open, close) * (1 - WALK * random.nextDouble() / 2);
      bars.add(
          new Candle(openTimes.get(hour), open, high, low, close, volume, volume * close, false));
      open = close;
    }
    return bars;
  }

  private static double usual(boolean climbing, boolean newest) {
    return climbing ? (newest ? 9_000 : 3_000) : 1_000;
  }

  /// Completed days of a steady turnover.
  static List<Candle> days(List<Instant> openTimes, double turnover) {
    return openTimes.stream()
        .map(day -> new Candle(day, 1, 1, 1, 1, turnover, turnover, false))
        .toList();
  }

  static List<Instant> hoursBefore(Instant hour) {
    return IntStream.range(0, HOURS)
        .mapToObj(index -> hour.minusSeconds(3_600L * (HOURS - index)))
        .toList();
  }

  static List<Instant> daysBefore(Instant day) {
    return IntStream.range(0, DAYS)
        .mapToObj(index -> day.minusSeconds(86_400L * (DAYS - index)))
        .toList();
  }
}
