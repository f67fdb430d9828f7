package io.cryptorun.ledger.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A job's schedule.
///
/// @param cron five fields
/// @param zone the time zone they are read in
/// @param config the job's settings as JSON
/// @param nextDue the first nominal time under it; null for none, or to be told later
public record ScheduleRow(
    String job,
    String cron,
    String zone,
    boolean enabled,
    String config,
    @Nullable Instant nextDue) {

  /// A schedule whose first nominal time is told later.
  public ScheduleRow(String job, String cron, String zone, boolean enabled, String config) {
    this(job, cron, zone, enabled, config, null);
  }
}
