package io.cryptorun.domain.factors;

import io.cryptorun.domain.market.Candle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/// A random walk of hourly candles that ends with slot −1 of a full hour: the same seed, the same
/// walk.
final class Walk {

  static final Instant HOUR = Instant.parse("2021-05-07T02:00:00Z");

  private Walk() {}

  /// All 288 slots of the window.
  static List<Candle> full(long seed) {
    return hours(seed, HourlyWindow.SLOTS);
  }

  /// The newest slots of the window.
  static List<Candle> hours(long seed, int count) {
    var random = new Random(seed);
    var candles = new ArrayList<Candle>();
    double close = 100;
    for (int slot = -count; slot <= -1; slot++) {
      double open = close;
      close = open * Math.exp(0.01 * random.nextGaussian());
      double high = Math.max(open, close) * (1 + 0.004 * random.nextDouble());
      double low = Math.min(open, close) * (1 - 0.004 * random.nextDouble());
      double volume = 1000 * Math.exp(0.5 * random.nextGaussian());
      candles.add(at(slot, open, high, low, close, volume));
    }
    return candles;
  }

  /// One candle of a slot, −1 the newest; quote volume follows from the mean price.
  static Candle at(int slot, double open, double high, double low, double close, double volume) {
    double mean = (open + high + low + close) / 4;
    return new Candle(open(slot), open, high, low, close, volume, volume * mean, false);
  }

  /// A candle whose four prices are the same.
  static Candle flat(int slot, double price, double volume) {
    return at(slot, price, price, price, price, volume);
  }

  static Instant open(int slot) {
    return HOUR.plusSeconds(3600L * slot);
  }

  static HourlyWindow window(List<Candle> candles) {
    return HourlyWindow.of(candles, HOUR);
  }

  /// The same candles with one slot replaced.
  static List<Candle> with(List<Candle> candles, int slot, UnaryOperator<Candle> change) {
    return candles.stream()
        .map(c -> c.openTime().equals(open(slot)) ? change.apply(c) : c)
        .toList();
  }

  /// The same candles without some slots.
  static List<Candle> without(List<Candle> candles, int... slots) {
    var left = new ArrayList<>(candles);
    for (int slot : slots) {
      left.removeIf(c -> c.openTime().equals(open(slot)));
    }
    return left;
  }

  /// The same candles with prices and volumes multiplied.
  static List<Candle> scaled(List<Candle> candles, double price, double volume) {
    return candles.stream()
        .map(c ->
            new Candle(
                c.openTime(),
                c.open() * price,
                c.high() * price,
                c.low() * price,
                c.close() * price,
                c.volume() * volume,
                c.quoteVolume() * volume * price,
                false))
        .toList();
  }
}
