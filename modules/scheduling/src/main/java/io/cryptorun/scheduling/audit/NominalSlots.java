package io.cryptorun.scheduling.audit;

import io.cryptorun.ledger.schedule.Schedules;
import io.cryptorun.ledger.slot.CronSlots;
import io.cryptorun.ledger.slot.CronSlots.Nominal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/// The nominal times of the last day that there should be a row for, by the calendar and every
/// schedule that was in force, and those that there is one for.
final class NominalSlots {

  private static final Duration DAY = Duration.ofDays(1);

  /// A slot that is due just now may be about to be claimed.
  private static final Duration YOUNG = Duration.ofSeconds(10);

  private final Schedules schedules;
  private final CronSlots slots;

  NominalSlots(Schedules schedules, CronSlots slots) {
    this.schedules = schedules;
    this.slots = slots;
  }

  /// The nominal times that have no row.
  Set<Nominal> lost(Instant now) {
    var missing = expected(now, Duration.ZERO);
    slots.between(now.minus(DAY), now).forEach(missing::remove);
    return missing;
  }

  /// The rows that no schedule told. A trigger may bring the last time of a schedule in the moment
  /// in which another is applied.
  Set<Nominal> invented(Instant now) {
    var present = new HashSet<>(slots.between(now.minus(DAY), now.minus(YOUNG)));
    present.removeAll(expected(now, YOUNG));
    return present;
  }

  boolean exists(Nominal nominal) {
    return slots.exists(nominal);
  }

  private Set<Nominal> expected(Instant now, Duration leeway) {
    var begin = now.minus(DAY);
    var end = now.minus(YOUNG);
    var expected = new HashSet<Nominal>();
    for (var schedule : schedules.between(begin, end)) {
      var after = later(begin, schedule.validFrom());
      var upTo = earlier(end, schedule.validTo().plus(leeway));
      new NominalTimes(schedule.cron(), schedule.zone())
          .between(after, upTo)
          .forEach(time -> expected.add(new Nominal(schedule.job(), time)));
    }
    return expected;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
