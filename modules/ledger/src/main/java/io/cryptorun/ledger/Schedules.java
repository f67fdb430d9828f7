package io.cryptorun.ledger;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// Each job's schedule, version after version: which nominal times there should have been can be
/// told for any moment of the past.
public final class Schedules {

  private static final String ONE_AT_A_TIME =
      """
      select pg_advisory_xact_lock(7206, hashtext(:job))
      """;

  private static final String END =
      """
      update cryptorun.schedule
      set valid_to = clock_timestamp(), next_due = null
      where job = :job
        and valid_to is null
        and (cron, zone, enabled, config) is distinct from (:cron, :zone, :enabled, :config)
      """;

  private static final String BEGIN =
      """
      with begun as (
        insert into cryptorun.schedule (job, cron, zone, enabled, config)
        select :job, :cron, :zone, :enabled, :config
        where not exists (select from cryptorun.schedule where job = :job and valid_to is null)
        returning job, cron, zone, enabled
      )
      insert into cryptorun.event (job, actor, kind, detail)
      select job, :node, 'scheduled', jsonb_build_object('cron', cron, 'zone', zone, 'enabled', enabled)
      from begun
      """;

  private static final String REMOVE =
      """
      with ended as (
        update cryptorun.schedule
        set valid_to = clock_timestamp(), next_due = null
        where job = :job and valid_to is null
        returning job
      )
      insert into cryptorun.event (job, actor, kind, detail)
      select job, :node, 'unscheduled', '{}'
      from ended
      """;

  private static final String NEXT_DUE =
      """
      update cryptorun.schedule
      set next_due = :nextDue
      where job = :job and valid_to is null
      """;

  private static final String CURRENT =
      """
      select s.job, s.cron, s.zone, s.enabled, s.config, s.valid_from, s.next_due,
             exists (select from cryptorun.pause p where p.job = s.job and p.ended_at is null) as paused
      from cryptorun.schedule s
      where s.valid_to is null
      order by id
      """;

  /// A schedule in force.
  ///
  /// @param validFrom nominal times count from here
  /// @param nextDue the next nominal time, as the scheduler last told it
  /// @param paused whether an operator has paused the job
  public record Current(
      String job,
      String cron,
      String zone,
      boolean enabled,
      String config,
      Instant validFrom,
      @Nullable Instant nextDue,
      boolean paused) {}

  private final Database database;

  public Schedules(Database database) {
    this.database = database;
  }

  /// Puts a schedule in force from now on; the same one again changes nothing.
  ///
  /// @return whether it changed anything
  public boolean put(ScheduleRow schedule, NodeEpoch by) {
    return database.write(handle -> {
      lock(handle, schedule.job());
      handle.createUpdate(END).bindMethods(schedule).execute();
      return handle.createUpdate(BEGIN).bindMethods(schedule).bind("node", by.node()).execute() > 0;
    });
  }

  /// Ends a job's schedule.
  public boolean remove(String job, NodeEpoch by) {
    return database.write(handle -> {
      lock(handle, job);
      return handle.createUpdate(REMOVE).bind("job", job).bind("node", by.node()).execute() > 0;
    });
  }

  /// Notes the next nominal time of a job; null when there is none.
  public void nextDue(String job, @Nullable Instant nextDue) {
    database.write(handle ->
        handle.createUpdate(NEXT_DUE).bind("job", job).bind("nextDue", nextDue).execute());
  }

  /// The schedules in force, in the order they were put.
  public List<Current> current() {
    return database.read(
        handle -> handle.createQuery(CURRENT).map(ConstructorMapper.of(Current.class)).list());
  }

  private static void lock(Handle handle, String job) {
    handle.createQuery(ONE_AT_A_TIME).bind("job", job).mapTo(String.class).one();
  }
}
