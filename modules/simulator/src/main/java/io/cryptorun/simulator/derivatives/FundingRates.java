package io.cryptorun.simulator.derivatives;

import io.cryptorun.simulator.market.Noise;
import io.cryptorun.simulator.market.SpotVenue;
import io.cryptorun.simulator.market.Window;
import java.util.ArrayList;
import java.util.List;

/// Funding rates of a perpetual. Where none were recorded, the rate for eight hours is the one that
/// was recorded of the coin elsewhere and a gap of the venue; or, where that is missing too, a
/// small level of the coin, more after a rise and less after a fall of the last day, plus noise of
/// the slot and, in a few slots, a push that all venues share.
public final class FundingRates {
  private static final long HOUR = 3_600_000;
  private static final long SLOT = 8 * HOUR;
  private static final long DAY = 24 * HOUR;
  private static final long JITTER_MILLIS = 12;
  private static final double UNIT = 1e-4;
  private static final double FLOOR_REACH = 0.12 * UNIT;
  private static final double CAP = 0.0075;
  private static final double PUSHED = 0.035;

  private final Perpetual perpetual;

  FundingRates(Perpetual perpetual) {
    this.perpetual = perpetual;
  }

  /// The rates charged from one instant to another, both included (milliseconds since 1970), oldest
  /// first. Recorded ones stand as they are; before and after them they are derived.
  public List<Settlement> settled(long from, long to) {
    var found = new ArrayList<Settlement>();
    var recorded = perpetual.recordedFunding();
    if (recorded == null) {
      derive(found, from, to);
      return found;
    }
    var series = recorded.series();
    derive(found, from, Math.min(to, series.first() - HOUR));
    for (int i = series.newest(from - 1) + 1; i < series.size() && series.at(i) <= to; i++) {
      found.add(new Settlement(series.at(i), series.value(i), recorded.hours(i)));
    }
    derive(found, Math.max(from, series.last() + HOUR), to);
    return found;
  }

  /// The newest rates charged up to an instant, oldest first.
  public List<Settlement> newest(long to, int count) {
    var found = settled(to - (count + 1L) * SLOT, to);
    return found.subList(Math.max(0, found.size() - count), found.size());
  }

  /// The rate that is building up: the one that will be charged next, as far as it can be told.
  public double current(long now) {
    var own = perpetual.recordedFunding();
    return own != null && own.holds(now)
        ? own.eightHoursAt(now) * perpetual.hours() / 8
        : rate(next(now), now);
  }

  /// The rate that is expected, by what is known now, for the interval that holds a later instant.
  public double expected(long later, long now) {
    return rate(next(later), now);
  }

  /// When the rate building up at an instant will be charged.
  public long next(long now) {
    long interval = perpetual.hours() * HOUR;
    return Math.floorDiv(now, interval) * interval + interval;
  }

  private void derive(List<Settlement> found, long from, long to) {
    long interval = perpetual.hours() * HOUR;
    long oldest = Math.max(from, perpetual.spot().hours().first() * HOUR);
    for (long at = Math.ceilDiv(oldest - JITTER_MILLIS, interval) * interval; at <= to; ) {
      long stamped = at + jitter(at);
      if (stamped >= from && stamped <= to) {
        found.add(new Settlement(stamped, rate(at, at), perpetual.hours()));
      }
      at += interval;
    }
  }

  private long jitter(long at) {
    return perpetual.venue() == SpotVenue.BINANCE
        ? (long) (Noise.unit(perpetual.key("jitter"), at / HOUR) * JITTER_MILLIS)
        : 0;
  }

  /// The rate of the interval that ends at `end`, by what was known at an instant before it.
  private double rate(long end, long known) {
    long at = Math.min(end, known);
    var elsewhere = perpetual.fundingElsewhere();
    double shared =
        elsewhere != null && elsewhere.holds(at)
            ? elsewhere.eightHoursAt(at)
            : level() + returns(at) + noise(end);
    double eight = shared + gap(end);
    if (perpetual.venue() != SpotVenue.KRAKEN && Math.abs(eight - UNIT) < FLOOR_REACH) {
      eight = UNIT;
    }
    return Math.clamp(eight, -CAP, CAP) * perpetual.hours() / 8;
  }

  private double level() {
    return Noise.between(Noise.key("funding", perpetual.base()), 0, 0.3, 1.0) * UNIT;
  }

  private double returns(long at) {
    double now = Window.price(perpetual.spot().hours(), at);
    double before = Window.price(perpetual.spot().hours(), at - DAY);
    double move = Math.log(now / before);
    return Double.isNaN(move) ? 0 : 0.9 * UNIT * Math.tanh(move / 0.08);
  }

  /// What all venues share in a slot of eight hours.
  private double noise(long end) {
    long slot = Math.floorDiv(end - 1, SLOT);
    long key = Noise.key(Noise.key("funding", perpetual.base()), 1);
    double slow = 0.25 * Noise.normal(key, Math.floorDiv(slot, 6));
    double fast = 0.4 * Noise.normal(Noise.key(key, 2), slot);
    long push = Noise.key(Noise.key(key, 3), slot);
    boolean pushed = Noise.unit(push, 0) < PUSHED;
    double size = Noise.between(push, 1, 1.5, 5);
    double pushing = pushed ? (Noise.unit(push, 2) < 0.5 ? size : -size) : 0;
    return (slow + fast + pushing) * UNIT;
  }

  private double gap(long end) {
    long key = perpetual.key("funding");
    double steady = Noise.between(key, 0, -0.15, 0.15);
    return (steady + 0.1 * Noise.normal(key, end / HOUR)) * UNIT;
  }
}
