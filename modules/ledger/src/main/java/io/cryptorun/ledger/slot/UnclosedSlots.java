package io.cryptorun.ledger.slot;

import io.cryptorun.ledger.Database;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// Which jobs still owe their slots of a moment, whether or not anybody has claimed these yet.
public final class UnclosedSlots {

  private static final String JOBS =
      """
      select job
      from cryptorun.slot
      where kind = 'cron' and job = any(:jobs) and due_at >= :from and due_at < :to and closed_at is null
      union
      select planned.job
      from unnest(:plannedJobs, :plannedTimes) as planned (job, due_at)
      where not exists (
        select from cryptorun.slot
        where kind = 'cron' and slot.job = planned.job and slot.due_at = planned.due_at and closed_at is not null
      )
      order by job
      """;

  private final Database database;

  public UnclosedSlots(Database database) {
    this.database = database;
  }

  /// The jobs with a scheduled slot that is not closed.
  ///
  /// @param jobs whose slots are looked for
  /// @param from first nominal time that counts
  /// @param to the first that no longer does
  /// @param planned nominal times within, by the jobs' schedules: their rows may not exist yet
  /// @return by name
  public List<String> jobs(
      Collection<String> jobs, Instant from, Instant to, List<SlotKey> planned) {
    return database.read(handle ->
        handle
            .createQuery(JOBS)
            .bindArray("jobs", String.class, List.copyOf(jobs))
            .bind("from", from)
            .bind("to", to)
            .bindArray("plannedJobs", String.class, planned.stream().map(SlotKey::job).toList())
            .bindArray("plannedTimes", Instant.class, planned.stream().map(SlotKey::dueAt).toList())
            .mapTo(String.class)
            .list());
  }
}
