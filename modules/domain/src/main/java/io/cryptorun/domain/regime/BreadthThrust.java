package io.cryptorun.domain.regime;

import java.util.Arrays;
import java.util.Collection;

/// How broadly coins rise, after Zweig's breadth thrust (Zweig 1986): of each day the share of
/// advancing coins among those that moved, and of these shares an exponential mean over ten days.
///
/// @param value 0 to 1; `NaN` with fewer than twenty days
/// @param days how many of the forty days have a share
public record BreadthThrust(double value, int days) {

  static final int MIN_DAYS = 20;

  private static final int SPAN = 10;
  private static final int MIN_COINS = 10;
  private static final double FIRST = 0.5;

  /// Measures the forty days that end with yesterday. A day on which fewer than ten coins have both
  /// closes is left out.
  public static BreadthThrust of(Collection<DailyCloses> coins) {
    var shares = new double[DailyCloses.DAYS - 1];
    int count = 0;
    for (int daysBack = shares.length; daysBack >= 1; daysBack--) {
      var day = Day.of(coins, daysBack);
      if (day.coins() >= MIN_COINS) {
        shares[count] = day.share(count == 0 ? FIRST : shares[count - 1]);
        count++;
      }
    }
    double value = count < MIN_DAYS ? Double.NaN : Ema.last(Arrays.copyOf(shares, count), SPAN);
    return new BreadthThrust(value, count);
  }

  public boolean isMeasured() {
    return Double.isFinite(value);
  }

  /// The coins of one day.
  ///
  /// @param coins those with a close on this day and the day before
  private record Day(int coins, int advancing, int declining) {

    static Day of(Collection<DailyCloses> all, int daysBack) {
      int coins = 0;
      int advancing = 0;
      int declining = 0;
      for (var coin : all) {
        double change = coin.close(daysBack) - coin.close(daysBack + 1);
        coins += Double.isFinite(change) ? 1 : 0;
        advancing += change > 0 ? 1 : 0;
        declining += change < 0 ? 1 : 0;
      }
      return new Day(coins, advancing, declining);
    }

    /// Share of the advancing among those that moved; where none moved, that of the day before.
    double share(double before) {
      int moved = advancing + declining;
      return moved == 0 ? before : (double) advancing / moved;
    }
  }
}
