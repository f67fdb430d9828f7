package io.cryptorun.ledger.schedule;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.NodeEpoch;
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

  private static final String NEXT_DUE =
      """
      update cryptorun.schedule
      set next_due = :nextDue
      where job = :job and valid_to is null and next_due is not distinct from :seen::timestamptz
      """;

  private static final String CURRENT =
      """
      select s.job, s.cron, s.zone, s.enabled, s.config, s.valid_from, s.next_due,
             exists (select from cryptorun.pause p where p.job = s.job and p.ended_at is null) as paused
      from cryptorun.schedule s
      where s.valid_to is null
      order by id
      """;

  private static final String ENDED_SINCE =
      """
      select job, cron, zone, valid_from, valid_to
      from cryptorun.schedule
      where valid_to >= :since and enabled
      order by id
      """;

  private static final String SINCE =
      """
      select job, cron, zone, valid_from, coalesce(valid_to, :until) as valid_to
      from cryptorun.schedule
      where coalesce(valid_to, 'infinity') >= :since and enabled
      order by id
      """;

  /// An enabled schedule that is not in force any more.
  ///
  /// @param validFrom nominal times after it counted
  /// @param validTo up to and with it
  public record Ended(String job, String cron, String zone, Instant validFrom, Instant validTo) {}

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

  /// Puts one job's schedule in force from now on; the same one again changes nothing. Those of the
  /// other jobs stay as they are.
  ///
  /// @return whether it changed anything
  public boolean put(ScheduleRow schedule, NodeEpoch by) {
    return database.write(handle -> {
      lock(handle, schedule.job());
      var put = new PutSchedules(handle, List.of(schedule));
      var changed = put.put(false);
      put.record(changed, null, by.node());
      return !changed.isNothing();
    });
  }

  /// Notes the next nominal time of a job, unless a claim has moved it on since it was read: who
  /// claims knows better.
  ///
  /// @param seen what was noted when it was read; null for nothing
  /// @param nextDue null when there is none
  /// @return whether it is noted now
  public boolean nextDue(String job, @Nullable Instant seen, @Nullable Instant nextDue) {
    return database.write(handle ->
        handle
                .createUpdate(NEXT_DUE)
                .bind("job", job)
                .bind("seen", seen)
                .bind("nextDue", nextDue)
                .execute()
            == 1);
  }

  /// The schedules in force, in the order they were put.
  public List<Current> current() {
    return database.read(
        handle -> handle.createQuery(CURRENT).map(ConstructorMapper.of(Current.class)).list());
  }

  /// The enabled schedules that have ended since then, in the order they were put.
  public List<Ended> endedSince(Instant since) {
    return database.read(handle ->
        handle
            .createQuery(ENDED_SINCE)
            .bind("since", since)
            .map(ConstructorMapper.of(Ended.class))
            .list());
  }

  /// The enabled schedules that were in force at some time of a span, in the order they were put;
  /// one that is in force still ends with it.
  public List<Ended> between(Instant since, Instant until) {
    return database.read(handle ->
        handle
            .createQuery(SINCE)
            .bind("since", since)
            .bind("until", until)
            .map(ConstructorMapper.of(Ended.class))
            .list());
  }

  private static void lock(Handle handle, String job) {
    handle.createQuery(ONE_AT_A_TIME).bind("job", job).mapTo(String.class).one();
  }
}
