package io.cryptorun.domain.scan;

import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/// Hand-made candles that end with the hour before a given one.
final class Tape {

  private static final int HOURS = 288;

  private Tape() {}

  /// A coin that idles and then climbs by about a percent an hour for ten hours on growing volume,
  /// its last hour the wildest.
  static List<Candle> rising(Instant hour) {
    return bars(
        hour,
        i -> 100 * Math.exp(0.002 * Math.sin(i) + (i > 277 ? 0.0095 * (i - 277) : 0)),
        i -> i < 264 ? 1000 : i == 287 ? 9000 : 3000);
  }

  /// A coin that goes nowhere; the phase makes coins differ.
  static List<Candle> idle(Instant hour, int phase) {
    return bars(
        hour,
        i -> 50 + phase + Math.sin(i * 0.7 + phase) + 0.5 * Math.sin(i * 0.13 * (phase + 1)),
        i -> 1000 + 100 * Math.sin(i + phase));
  }

  /// The same tape with one hour's close multiplied for good from there on.
  static List<Candle> jumping(List<Candle> tape, int index, double factor) {
    var jumped = new ArrayList<Candle>(tape.subList(0, index));
    for (var bar : tape.subList(index, tape.size())) {
      jumped.add(
          new Candle(
              bar.openTime(),
              bar.open() * factor,
              bar.high() * factor,
              bar.low() * factor,
              bar.close() * factor,
              bar.volume(),
              bar.quoteVolume() * factor,
              false));
    }
    return jumped;
  }

  /// Completed UTC days with a constant turnover, the newest one yesterday's.
  static List<Candle> days(Instant hour, double quoteVolume) {
    var today = Interval.DAY.floor(hour);
    var days = new ArrayList<Candle>();
    for (int back = 20; back >= 1; back--) {
      days.add(
          new Candle(
              today.minusSeconds(86_400L * back), 1, 1, 1, 1, quoteVolume, quoteVolume, false));
    }
    return days;
  }

  private static List<Candle> bars(
      Instant hour, IntToDoubleFunction close, IntToDoubleFunction volume) {
    var bars = new ArrayList<Candle>(HOURS);
    for (int i = 0; i < HOURS; i++) {
      double open = close.applyAsDouble(i - 1);
      double last = close.applyAsDouble(i);
      double base = volume.applyAsDouble(i);
      bars.add(
          new Candle(
              hour.minusSeconds(3600L * (HOURS - i)),
              open,
              Math.max(open, last) * 1.001,
              Math.min(open, last) * 0.999,
              last,
              base,
              base * last,
              false));
    }
    return bars;
  }
}
