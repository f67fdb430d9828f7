package io.cryptorun.ledger;

/// A job's schedule.
///
/// @param cron five fields
/// @param zone the time zone they are read in
/// @param config the job's settings as JSON
public record ScheduleRow(String job, String cron, String zone, boolean enabled, String config) {}
