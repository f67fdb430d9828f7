package io.cryptorun.domain.regime;

import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.Interval;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// The closes of one instrument on the 41 UTC days that end with yesterday, by day and not by
/// position, so that a day nobody recorded cannot shift the others.
public final class DailyCloses {

  /// Forty daily changes need one close more.
  public static final int DAYS = 41;

  static final int MEAN_DAYS = 20;

  private final double[] close = new double[DAYS];

  private DailyCloses() {
    Arrays.fill(close, Double.NaN);
  }

  /// Sorts daily bars into their days. Bars outside the window, off the daily grid or unsound are
  /// left out.
  ///
  /// @param today midnight UTC of the run's day; its own bar is still forming
  public static DailyCloses of(List<Candle> daily, Instant today) {
    if (!Interval.DAY.floor(today).equals(today)) {
      throw new IllegalArgumentException("%s is not midnight UTC".formatted(today));
    }
    var closes = new DailyCloses();
    for (var candle : daily) {
      closes.put(candle, today);
    }
    return closes;
  }

  private void put(Candle candle, Instant today) {
    long width = Interval.DAY.width().toSeconds();
    long seconds = today.getEpochSecond() - candle.openTime().getEpochSecond();
    boolean inside = seconds >= width && seconds <= DAYS * width;
    if (inside && seconds % width == 0 && candle.isSound()) {
      close[(int) (seconds / width) - 1] = candle.close();
    }
  }

  /// Close of a day; `NaN` when there is none.
  ///
  /// @param daysBack 1 for yesterday, up to 41
  double close(int daysBack) {
    return close[daysBack - 1];
  }

  /// Whether breadth may be judged by this instrument: it traded yesterday and on twenty days in
  /// all.
  public boolean areEnough() {
    return Double.isFinite(close(1)) && newest(MEAN_DAYS).length == MEAN_DAYS;
  }

  /// The newest closes present, newest first, up to a number.
  double[] newest(int limit) {
    return Arrays.stream(close).filter(Double::isFinite).limit(limit).toArray();
  }
}
