package io.cryptorun.domain.factors;

import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.Interval;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// The newest 288 hourly slots of one instrument before a full hour, as columns. Slot `-1` is the
/// hour that just closed and stands at index 287; an absent hour is `NaN` in every column.
///
/// Exactly 288 because Wilder's means never forget: an indicator over a longer history of the same
/// market reads differently, so every venue is cut to what each of them delivers in one answer.
public final class HourlyWindow {

  public static final int SLOTS = 288;

  private static final int HOUR_SECONDS = 3600;

  private final Instant hour;
  private final double[] high = absent();
  private final double[] low = absent();
  private final double[] close = absent();
  private final double[] volume = absent();
  private final double[] quoteVolume = absent();

  private HourlyWindow(Instant hour) {
    this.hour = hour;
  }

  /// Sorts bars into their slots. Bars outside the window, off the hourly grid or unsound are left
  /// out; of two bars for one hour the later in the list counts.
  ///
  /// @param hour nominal time of the run cut down to the full hour
  public static HourlyWindow of(List<Candle> candles, Instant hour) {
    if (!Interval.HOUR.floor(hour).equals(hour)) {
      throw new IllegalArgumentException("%s is not a full hour".formatted(hour));
    }
    var window = new HourlyWindow(hour);
    for (var candle : candles) {
      window.put(candle);
    }
    return window;
  }

  private void put(Candle candle) {
    long seconds = hour.getEpochSecond() - candle.openTime().getEpochSecond();
    boolean inside = seconds >= HOUR_SECONDS && seconds <= (long) SLOTS * HOUR_SECONDS;
    if (!inside || seconds % HOUR_SECONDS != 0 || !candle.isSound()) {
      return;
    }
    int i = SLOTS - (int) (seconds / HOUR_SECONDS);
    high[i] = candle.high();
    low[i] = candle.low();
    close[i] = candle.close();
    volume[i] = candle.volume();
    quoteVolume[i] = candle.quoteVolume();
  }

  private static double[] absent() {
    var column = new double[SLOTS];
    Arrays.fill(column, Double.NaN);
    return column;
  }

  /// The full hour the slots are counted back from.
  public Instant hour() {
    return hour;
  }

  /// Open time of the slot at an index.
  public Instant openAt(int index) {
    return hour.minusSeconds((long) (SLOTS - index) * HOUR_SECONDS);
  }

  public double high(int index) {
    return high[index];
  }

  public double low(int index) {
    return low[index];
  }

  /// Close at an index; `NaN` when the hour is absent or the index lies before the window.
  public double close(int index) {
    return index < 0 ? Double.NaN : close[index];
  }

  /// Volume in base units; 0 where nothing traded, `NaN` where the hour is absent.
  public double volume(int index) {
    return volume[index];
  }

  /// Volume in quote units; 0 where nothing traded, `NaN` where the hour is absent.
  public double quoteVolume(int index) {
    return quoteVolume[index];
  }

  public boolean isPresent(int index) {
    return !Double.isNaN(close[index]);
  }

  /// Index of the newest hour that is present, −1 when none is.
  public int newest() {
    int i = SLOTS - 1;
    while (i >= 0 && !isPresent(i)) {
      i--;
    }
    return i;
  }

  /// Number of hours present.
  public int present() {
    int count = 0;
    for (int i = 0; i < SLOTS; i++) {
      if (isPresent(i)) {
        count++;
      }
    }
    return count;
  }

  /// Whether the newest bar closed more than two hours before the full hour.
  public boolean isStale() {
    return SLOTS - 1 - newest() > 2;
  }

  /// Natural logarithm of the return from the slot before; `NaN` unless both are present.
  public double logReturn(int index) {
    return index < 1 ? Double.NaN : Math.log(close[index] / close[index - 1]);
  }

  /// The hours that are present, in order, one after the other.
  public Bars hourlyBars() {
    int size = present();
    var highs = new double[size];
    var lows = new double[size];
    var closes = new double[size];
    int bar = 0;
    for (int i = 0; i < SLOTS; i++) {
      if (isPresent(i)) {
        highs[bar] = high[i];
        lows[bar] = low[i];
        closes[bar] = close[i];
        bar++;
      }
    }
    return Bars.over(highs, lows, closes);
  }

  /// Four-hour bars on UTC boundaries (0, 4, 8, …) that lie wholly inside the window and have all
  /// four hours, in order, one after the other.
  public Bars fourHourBars() {
    var highs = new double[SLOTS / 4];
    var lows = new double[SLOTS / 4];
    var closes = new double[SLOTS / 4];
    int bar = 0;
    for (int i = firstBoundary(); i + 4 <= SLOTS; i += 4) {
      if (isPresent(i) && isPresent(i + 1) && isPresent(i + 2) && isPresent(i + 3)) {
        highs[bar] = Math.max(Math.max(high[i], high[i + 1]), Math.max(high[i + 2], high[i + 3]));
        lows[bar] = Math.min(Math.min(low[i], low[i + 1]), Math.min(low[i + 2], low[i + 3]));
        closes[bar] = close[i + 3];
        bar++;
      }
    }
    return Bars.over(
        Arrays.copyOf(highs, bar), Arrays.copyOf(lows, bar), Arrays.copyOf(closes, bar));
  }

  /// Index of the oldest slot that opens at 0, 4, 8, … UTC.
  private int firstBoundary() {
    long oldest = openAt(0).getEpochSecond() / HOUR_SECONDS;
    return (int) Math.floorMod(-oldest, 4L);
  }
}
