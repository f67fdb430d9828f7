package io.cryptorun.bench.pair;

import java.sql.Connection;
import java.sql.SQLException;

/// Rows of db-scheduler, in the table that its documentation prescribes for PostgreSQL.
@SuppressWarnings("InlineFormatString") // SQL stands together, above what sends it
final class TaskRows {

  private static final String TABLE =
      """
      create table scheduled_tasks (
        task_name            text        not null,
        task_instance        text        not null,
        task_data            bytea,
        execution_time       timestamptz,
        picked               boolean     not null,
        picked_by            text,
        last_success         timestamptz,
        last_failure         timestamptz,
        consecutive_failures int,
        last_heartbeat       timestamptz,
        version              bigint      not null,
        priority             smallint,
        state                text,
        primary key (task_name, task_instance)
      );
      create index execution_time_idx on scheduled_tasks (execution_time);
      create index last_heartbeat_idx on scheduled_tasks (last_heartbeat);
      """;

  private static final String TASKS =
      """
      insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
      select '%s', 'job-' || n, date_trunc('second', clock_timestamp() + interval '%d s'), false, 1
      from generate_series(1, %d) as n
      """;

  private static final String DUE =
      """
      update scheduled_tasks
      set execution_time = date_trunc('second', clock_timestamp())
      where substring(task_instance from 5)::integer <= %d
      """;

  private TaskRows() {}

  static void makeTable(Connection session) throws SQLException {
    execute(session, TABLE);
  }

  /// Puts the jobs in place of those that are there.
  static void put(Connection session, int jobs, int firstAfterSeconds) throws SQLException {
    execute(session, "truncate scheduled_tasks");
    execute(session, TASKS.formatted(DbSchedulerClockwork.TASK, firstAfterSeconds, jobs));
    execute(session, "analyze");
  }

  static void makeDue(Connection session, int jobs) throws SQLException {
    execute(session, DUE.formatted(jobs));
  }

  private static void execute(Connection session, String sql) throws SQLException {
    try (var statement = session.createStatement()) {
      statement.execute(sql);
    }
  }
}
