package io.cryptorun.ledger.slot;

import io.cryptorun.ledger.Database;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// What should be delivered and is not: nominal times nobody has written down, and open slots that
/// no run holds. An auditor asks for both every few seconds, so that no slot depends on a trigger
/// having fired.
public final class DueSlots {

  private static final String MISSING =
      """
      select nominal
      from unnest(:dueAts) as nominal
      where nominal <= clock_timestamp()
        and not exists (
          select
          from cryptorun.slot s
          where s.kind = 'cron' and s.job = :job and s.due_at = nominal)
      order by nominal
      """;

  /// A request is given five seconds: whoever planned it is about to deliver it. A time that has
  /// passed is not waited for any more, whatever the clock of who delivers says.
  private static final String WAITING =
      """
      (select distinct on (s.job) s.slot_id, s.job, s.due_at, s.kind,
              case when s.retry_at > clock_timestamp() then s.retry_at end as not_before
       from cryptorun.slot s
       where s.state = 'planned' and s.kind = 'cron' and (:job::text is null or s.job = :job)
         and not exists (
           select
           from cryptorun.attempt a
           where a.job = s.job and a.outcome = 'running' and a.kind <> 'replay')
       order by s.job, s.due_at)
      union all
      (select s.slot_id, s.job, s.due_at, s.kind, null
       from cryptorun.slot s
       where s.state = 'planned' and s.kind <> 'cron' and (:job::text is null or s.job = :job)
         and s.created_at < clock_timestamp() - interval '5 s'
       order by s.slot_id)
      """;

  private final Database database;

  public DueSlots(Database database) {
    this.database = database;
  }

  /// Those of a job's nominal times that have passed and have no row, oldest first.
  public List<Instant> missing(String job, List<Instant> dueAts) {
    return database.read(handle ->
        handle
            .createQuery(MISSING)
            .bind("job", job)
            .bindArray("dueAts", Instant.class, dueAts)
            .mapTo(Instant.class)
            .list());
  }

  /// The oldest open nominal time of each job that has no run open, and the requests nobody took
  /// up; those to be delivered later tell when.
  public List<DueSlot> waiting() {
    return waitingOf(null);
  }

  /// The same for one job.
  public List<DueSlot> waiting(String job) {
    return waitingOf(job);
  }

  private List<DueSlot> waitingOf(@Nullable String job) {
    return database.read(handle ->
        handle
            .createQuery(WAITING)
            .bind("job", job)
            .map(ConstructorMapper.of(Row.class))
            .map(Row::slot)
            .list());
  }

  record Row(long slotId, String job, Instant dueAt, String kind, @Nullable Instant notBefore) {

    DueSlot slot() {
      return new DueSlot(slotId, job, dueAt, SlotKind.of(kind), notBefore);
    }
  }
}
