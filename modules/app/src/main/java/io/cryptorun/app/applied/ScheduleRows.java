package io.cryptorun.app.applied;

import io.cryptorun.app.settings.Settings;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.ledger.schedule.ScheduleRow;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/// The schedules of a configuration, as the ledger keeps them.
final class ScheduleRows {

  private ScheduleRows() {}

  /// @param now the database's clock
  static List<ScheduleRow> of(Settings settings, Instant now) {
    var zone = settings.global().timezone();
    return settings.jobs().stream().map(job -> row(job, zone, now)).toList();
  }

  private static ScheduleRow row(JobSettings job, ZoneId zone, Instant now) {
    return new ScheduleRow(
        job.name(),
        job.cron().toString(),
        zone.getId(),
        job.enabled(),
        SettingsJson.of(job),
        job.enabled() ? job.cron().next(now, zone) : null);
  }
}
