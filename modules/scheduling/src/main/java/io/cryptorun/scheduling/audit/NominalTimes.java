package io.cryptorun.scheduling.audit;

import io.cryptorun.jobs.cron.Cron;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/// The nominal times that a schedule should have had, told by the calendar alone.
final class NominalTimes {

  private final Cron cron;
  private final ZoneId zone;

  /// @param cron five fields
  NominalTimes(String cron, String zone) {
    this.cron = Cron.inForce(cron);
    this.zone = ZoneId.of(zone);
  }

  /// Those after one instant up to and with another, oldest first.
  List<Instant> between(Instant after, Instant upTo) {
    return cron.upcoming(after, zone).takeWhile(time -> !time.isAfter(upTo)).toList();
  }

  /// The first one after an instant.
  Instant next(Instant after) {
    return cron.next(after, zone);
  }
}
