package io.cryptorun.bench.pair;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.quartz.Scheduler;

/// Rows of a Quartz store, written by SQL so that ten thousand jobs are there in a moment: durable
/// jobs that ask for recovery, each with a cron trigger that ignores misfires, as our nodes have
/// them.
///
/// @param prefix of the tables
/// @param cluster the scheduler's name
/// @param jobClass what the rows name; the measurement's factory makes something else
@SuppressWarnings("InlineFormatString") // names of tables cannot be parameters
record QuartzRows(String prefix, String cluster, String jobClass) {

  static final String GROUP = "workflow";

  private static final String JOBS =
      """
      insert into %1$sjob_details (sched_name, job_name, job_group, job_class_name, is_durable, is_nonconcurrent,
                                   is_update_data, requests_recovery)
      select '%2$s', 'job-' || n, 'workflow', '%3$s', true, false, false, true
      from generate_series(1, %4$d) as n
      """;

  private static final String TRIGGERS =
      """
      insert into %1$striggers (sched_name, trigger_name, trigger_group, job_name, job_group, next_fire_time,
                                prev_fire_time, priority, trigger_state, trigger_type, start_time, end_time,
                                misfire_instr, job_data)
      select sched_name, job_name, job_group, job_name, job_group,
             extract(epoch from date_trunc('second', clock_timestamp() + interval '%2$d s'))::bigint * 1000, -1, 5,
             'WAITING', 'CRON', 0, 0, -1, ''
      from %1$sjob_details
      """;

  private static final String CRONS =
      """
      insert into %1$scron_triggers (sched_name, trigger_name, trigger_group, cron_expression, time_zone_id)
      select sched_name, trigger_name, trigger_group, '%2$s', 'UTC'
      from %1$striggers
      """;

  private static final String DUE =
      """
      update %1$striggers
      set next_fire_time = extract(epoch from date_trunc('second', clock_timestamp()))::bigint * 1000
      where trigger_group = 'workflow' and substring(trigger_name from 5)::integer <= %2$d
      """;

  private static final String CLEAR =
      """
      truncate %1$sfired_triggers, %1$scron_triggers, %1$ssimple_triggers, %1$ssimprop_triggers, %1$sblob_triggers,
               %1$striggers, %1$sjob_details
      """;

  /// Of our own store.
  static QuartzRows ours() {
    return new QuartzRows("quartz.qrtz_", "cryptorun", "io.cryptorun.scheduling.FiringJob");
  }

  /// Of a store as Quartz's own script makes it.
  static QuartzRows stock() {
    return new QuartzRows("qrtz_", QuartzClockwork.NAME, "org.quartz.jobs.NoOpJob");
  }

  /// Runs the script that Quartz ships.
  static void makeStockTables(Connection session) throws SQLException, IOException {
    var script = "/org/quartz/impl/jdbcjobstore/tables_postgres.sql";
    try (InputStream text = Objects.requireNonNull(Scheduler.class.getResourceAsStream(script));
        var statement = session.createStatement()) {
      statement.execute(new String(text.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /// Puts the jobs in place of those that are there.
  ///
  /// @param firstAfterSeconds when each is first due
  void put(Connection session, int jobs, Rhythm rhythm, int firstAfterSeconds) throws SQLException {
    try (var statement = session.createStatement()) {
      statement.execute(CLEAR.formatted(prefix));
      statement.execute(JOBS.formatted(prefix, cluster, jobClass, jobs));
      statement.execute(TRIGGERS.formatted(prefix, firstAfterSeconds));
      statement.execute(CRONS.formatted(prefix, rhythm.quartz()));
      statement.execute("analyze");
    }
  }

  /// Makes the first so many triggers due now.
  void makeDue(Connection session, int jobs) throws SQLException {
    try (var statement = session.createStatement()) {
      statement.execute(DUE.formatted(prefix, jobs));
    }
  }
}
