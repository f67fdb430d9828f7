package io.cryptorun.domain.regime;

import io.cryptorun.domain.factors.HourlyWindow;
import io.cryptorun.domain.market.Candle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/// Hours and days as a test writes them down.
final class Tapes {

  static final Instant HOUR = Instant.parse("2021-05-19T12:00:00Z");
  static final Instant TODAY = Instant.parse("2021-05-19T00:00:00Z");

  private Tapes() {}

  static Candle bar(Instant open, double close) {
    return bar(open, close, 1);
  }

  static Candle bar(Instant open, double close, double quoteVolume) {
    return new Candle(open, close, close, close, close, quoteVolume / close, quoteVolume, false);
  }

  /// One bar for each of the newest hours.
  ///
  /// @param close of the slot counted back, 1 the newest
  static List<Candle> hours(int count, IntToDoubleFunction close) {
    var bars = new ArrayList<Candle>();
    for (int back = count; back >= 1; back--) {
      bars.add(bar(HOUR.minus(Duration.ofHours(back)), close.applyAsDouble(back)));
    }
    return bars;
  }

  static HourlyWindow window(int count, IntToDoubleFunction close) {
    return HourlyWindow.of(hours(count, close), HOUR);
  }

  /// A price that goes up and down by turns: every return has the same size.
  static HourlyWindow zigzag(int count, double step) {
    return window(count, back -> back % 2 == 0 ? 100 : 100 * Math.exp(step));
  }

  /// A random walk of every slot.
  static HourlyWindow walk(long seed, double step) {
    return HourlyWindow.of(walkBars(seed, step), HOUR);
  }

  static List<Candle> walkBars(long seed, double step) {
    var random = new Random(seed);
    var bars = new ArrayList<Candle>();
    double close = 100;
    for (int back = HourlyWindow.SLOTS; back >= 1; back--) {
      close *= Math.exp(step * random.nextGaussian());
      bars.add(bar(HOUR.minus(Duration.ofHours(back)), close));
    }
    return bars;
  }

  static Candle day(int daysBack, double close) {
    return bar(TODAY.minus(Duration.ofDays(daysBack)), close);
  }

  /// One close for each of the newest days.
  ///
  /// @param close of the day counted back, 1 for yesterday; `NaN` for a day without a bar
  static DailyCloses days(int count, IntToDoubleFunction close) {
    var bars = new ArrayList<Candle>();
    for (int back = count; back >= 1; back--) {
      if (Double.isFinite(close.applyAsDouble(back))) {
        bars.add(day(back, close.applyAsDouble(back)));
      }
    }
    return DailyCloses.of(bars, TODAY);
  }

  /// A coin that rises (or falls) by the same share every day.
  static DailyCloses trend(double dailyShare) {
    return days(DailyCloses.DAYS, back -> 100 * Math.pow(1 + dailyShare, -back));
  }

  /// The same coin several times.
  static List<DailyCloses> times(int count, DailyCloses coin) {
    return Collections.nCopies(count, coin);
  }

  @SafeVarargs
  static List<DailyCloses> all(List<DailyCloses>... groups) {
    var all = new ArrayList<DailyCloses>();
    for (var group : groups) {
      all.addAll(group);
    }
    return all;
  }
}
