package io.cryptorun.domain.regime;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;

/// How many coins closed above the mean of their newest twenty daily closes, that close included.
///
/// @param percent 0 to 100; `NaN` with fewer than ten coins
/// @param coins how many could be judged
public record ShareAboveMean(double percent, int coins) {

  static final int MIN_COINS = 10;

  private static final BigDecimal DAYS = BigDecimal.valueOf(DailyCloses.MEAN_DAYS);

  /// Judges every coin that traded yesterday and on twenty days.
  public static ShareAboveMean of(Collection<DailyCloses> coins) {
    var judged = coins.stream().filter(DailyCloses::areEnough).toList();
    long above = judged.stream().filter(ShareAboveMean::isAbove).count();
    int count = judged.size();
    return new ShareAboveMean(count < MIN_COINS ? Double.NaN : 100.0 * above / count, count);
  }

  public boolean isMeasured() {
    return Double.isFinite(percent);
  }

  /// `20 * close > sum of the twenty closes`, in decimals: a coin that stands exactly on its mean
  /// is not above it, which the rounding of a binary sum would decide by accident.
  private static boolean isAbove(DailyCloses coin) {
    var sum =
        Arrays.stream(coin.newest(DailyCloses.MEAN_DAYS))
            .mapToObj(BigDecimal::valueOf)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return DAYS.multiply(BigDecimal.valueOf(coin.close(1))).compareTo(sum) > 0;
  }
}
