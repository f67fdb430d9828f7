package io.cryptorun.ledger.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/// Puts schedules in force, in its caller's transaction: what says the same already is not touched.
/// A version ends at the very moment at which the next one begins to count, so that each nominal
/// time belongs to one of them.
final class PutSchedules {

  private static final String NOW =
      """
      select clock_timestamp()
      """;

  private static final String END =
      """
      update cryptorun.schedule s
      set valid_to = :at, next_due = null
      where s.valid_to is null
        and (s.job = any(:jobs) or :alone)
        and not exists (
          select
          from unnest(:jobs, :crons, :zones, :enableds, :configs) as w (job, cron, zone, enabled, config)
          where (w.job, w.cron, w.zone, w.enabled, w.config) = (s.job, s.cron, s.zone, s.enabled, s.config))
      returning s.job
      """;

  private static final String BEGIN =
      """
      insert into cryptorun.schedule (job, cron, zone, enabled, config, valid_from, next_due)
      select w.job, w.cron, w.zone, w.enabled, w.config, :at, w.next_due
      from unnest(:jobs, :crons, :zones, :enableds, :configs, :nextDues) with ordinality
        as w (job, cron, zone, enabled, config, next_due, position)
      where not exists (select from cryptorun.schedule s where s.job = w.job and s.valid_to is null)
      order by w.position
      returning job
      """;

  private static final String EVENTS =
      """
      insert into cryptorun.event (job, actor, kind, detail)
      select step.job, :by, step.kind, step.detail
      from (
        select s.job, 'scheduled' as kind,
               jsonb_build_object('cron', s.cron, 'zone', s.zone, 'enabled', s.enabled) as detail
        from cryptorun.schedule s
        where s.job = any(:begun) and s.valid_to is null
        union all
        select gone.job, 'unscheduled', '{}'
        from unnest(:gone) as gone (job)
        union all
        select null, 'config_applied',
               jsonb_build_object('sha256', applied.sha256, 'before', cast(:before as text), 'scheduled', to_jsonb(:begun),
                                  'unscheduled', to_jsonb(:gone))
        from (select cast(:sha256 as text) as sha256) as applied
        where applied.sha256 is not null) as step
      order by coalesce(step.job, 'cluster') collate "C"
      """;

  private final Handle handle;
  private final List<ScheduleRow> wanted;

  PutSchedules(Handle handle, List<ScheduleRow> wanted) {
    this.handle = handle;
    this.wanted = wanted;
  }

  /// What was changed.
  ///
  /// @param begun jobs that have a new version
  /// @param gone jobs that have none any more
  record Changed(List<String> begun, List<String> gone) {

    boolean isNothing() {
      return begun.isEmpty() && gone.isEmpty();
    }
  }

  /// @param alone whether a job that is not among the wanted ones has no schedule from now on
  Changed put(boolean alone) {
    var at = handle.createQuery(NOW).mapTo(Instant.class).one();
    var ended =
        withWanted(handle.createQuery(END))
            .bind("at", at)
            .bind("alone", alone)
            .mapTo(String.class)
            .list();
    var begun =
        withWanted(handle.createQuery(BEGIN))
            .bindArray("nextDues", Instant.class, nextDues())
            .bind("at", at)
            .mapTo(String.class)
            .list();
    return new Changed(begun, ended.stream().filter(job -> !begun.contains(job)).toList());
  }

  /// The configuration that brought the schedules.
  ///
  /// @param before the one it follows; null for none
  record Applied(String sha256, @Nullable String before) {}

  /// Writes the events of a change, in the order of their chains.
  ///
  /// @param applied null where the schedules were put by themselves
  void record(Changed changed, @Nullable Applied applied, String by) {
    if (applied == null && changed.isNothing()) {
      return;
    }
    handle
        .createUpdate(EVENTS)
        .bindArray("begun", String.class, changed.begun())
        .bindArray("gone", String.class, changed.gone())
        .bind("sha256", applied == null ? null : applied.sha256())
        .bind("before", applied == null ? null : applied.before())
        .bind("by", by)
        .execute();
  }

  private <S extends SqlStatement<S>> S withWanted(S statement) {
    return statement
        .bindArray("jobs", String.class, column(ScheduleRow::job))
        .bindArray("crons", String.class, column(ScheduleRow::cron))
        .bindArray("zones", String.class, column(ScheduleRow::zone))
        .bindArray("enableds", Boolean.class, column(ScheduleRow::enabled))
        .bindArray("configs", String.class, column(ScheduleRow::config));
  }

  private List<@Nullable Instant> nextDues() {
    var nextDues = new ArrayList<@Nullable Instant>();
    wanted.forEach(schedule -> nextDues.add(schedule.nextDue()));
    return nextDues;
  }

  private <T> Collection<T> column(Function<ScheduleRow, T> of) {
    return wanted.stream().map(of).toList();
  }
}
