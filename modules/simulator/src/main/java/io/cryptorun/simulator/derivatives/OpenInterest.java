package io.cryptorun.simulator.derivatives;

import io.cryptorun.simulator.market.Noise;
import io.cryptorun.simulator.market.Window;
import java.util.HashMap;
import java.util.Map;

/// Open interest of a perpetual in the coin. What was recorded is held until the next recorded
/// value; elsewhere it follows a month's volume and the price of the last days, drifts from day to
/// day, and now and then builds up and fades again. Not thread-safe.
public final class OpenInterest {
  private static final long DAY = 86_400_000L;
  private static final int MONTH = 28;
  private static final double OF_A_DAY = 0.35;
  private static final double DRIFT = 0.035;
  private static final double FOLLOWS_PRICE = 0.08;
  private static final double BUILDS_UP = 0.07;
  private static final int FADING_DAYS = 4;

  private final Perpetual perpetual;
  private final Map<Long, Double> ordinaryDays = new HashMap<>();

  OpenInterest(Perpetual perpetual) {
    this.perpetual = perpetual;
  }

  /// Open interest at an instant (milliseconds since 1970).
  public double at(long now) {
    var recorded = perpetual.recordedInterest();
    if (recorded == null) {
      return derived(now);
    }
    if (now < recorded.first()) {
      return recorded.value(0) * derived(now) / derived(recorded.first());
    }
    return recorded.value(recorded.newest(now));
  }

  private double derived(long now) {
    long day = Math.floorDiv(now, DAY);
    double passed = (now - day * DAY) / (double) DAY;
    double volume = between(ordinaryDay(day - 1), ordinaryDay(day), passed);
    double drift = between(drift(day), drift(day + 1), passed);
    return OF_A_DAY * Math.exp(volume + drift + priceShare(now));
  }

  /// Mean of the logarithms of the days' volumes in the month before a day: a single wild day
  /// counts little.
  private double ordinaryDay(long day) {
    return ordinaryDays.computeIfAbsent(day, this::meanOfMonthBefore);
  }

  private double meanOfMonthBefore(long day) {
    double sum = 0;
    int days = 0;
    for (long each = day - MONTH; each < day; each++) {
      var bar = Window.of(perpetual.own().hours(), each * DAY, (each + 1) * DAY);
      if (bar != null && bar.base() > 0) {
        sum += Math.log(bar.base());
        days++;
      }
    }
    return days == 0 ? 0 : sum / days;
  }

  private double drift(long day) {
    long key = Noise.key("interest", perpetual.base());
    double drift = Math.clamp(Noise.normal(key, day), -2.0, 2.0) * DRIFT;
    for (int before = 0; before < FADING_DAYS; before++) {
      if (Noise.unit(Noise.key(key, 1), day - before) < BUILDS_UP) {
        double height = Noise.between(Noise.key(key, 2), day - before, 0.1, 0.22);
        drift = Math.max(drift, height * (FADING_DAYS - before) / FADING_DAYS);
      }
    }
    return drift + 0.2 * DRIFT * Noise.unit(perpetual.key("interest"), day);
  }

  private double priceShare(long now) {
    double move = Math.log(perpetual.index(now) / perpetual.index(now - 3 * DAY));
    return Double.isNaN(move) ? 0 : FOLLOWS_PRICE * Math.tanh(4 * move);
  }

  private static double between(double from, double to, double part) {
    return from + (to - from) * part;
  }
}
