package io.cryptorun.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// Which jobs are paused, since when, by whom and why. The job store has a pause of its own, which
/// says only that; this one is what the ledger judges nominal times by.
public final class Pauses {

  private static final String PAUSE =
      """
      with paused as (
        insert into cryptorun.pause (job, paused_by, reason, until)
        values (:job, :by, :reason, :until)
        on conflict (job) where ended_at is null do nothing
        returning job, paused_by, reason, until
      )
      insert into cryptorun.event (job, actor, kind, detail)
      select job, :node, 'paused', jsonb_build_object('by', paused_by, 'reason', reason, 'until', until)
      from paused
      """;

  private static final String RESUME =
      """
      with ended as (
        update cryptorun.pause
        set ended_at = clock_timestamp(), ended_by = :by
        where job = :job and ended_at is null
        returning job, ended_by
      )
      insert into cryptorun.event (job, actor, kind, detail)
      select job, :node, 'resumed', jsonb_build_object('by', ended_by)
      from ended
      """;

  private static final String OPEN =
      """
      select job, since, paused_by as by, reason, until
      from cryptorun.pause
      where ended_at is null
      order by job
      """;

  private static final String COVERING =
      """
      select nominal
      from unnest(:dueAts) as nominal
      where exists (
        select
        from cryptorun.pause
        where job = :job and since <= nominal and nominal < coalesce(ended_at, 'infinity'))
      order by nominal
      """;

  /// A pause in force.
  ///
  /// @param by who asked for it
  /// @param until when it is to end by itself; null for never
  public record Pause(
      String job, Instant since, String by, @Nullable String reason, @Nullable Instant until) {}

  private final Database database;

  public Pauses(Database database) {
    this.database = database;
  }

  /// Pauses a job.
  ///
  /// @param by who asked
  /// @return false when it was paused already; nothing was changed then
  public boolean pause(
      String job, String by, @Nullable String reason, @Nullable Instant until, NodeEpoch node) {
    return database.write(handle ->
        handle
            .createUpdate(PAUSE)
            .bind("job", job)
            .bind("by", by)
            .bind("reason", reason)
            .bind("until", until)
            .bind("node", node.node())
            .execute())
        == 1;
  }

  /// Ends a job's pause.
  ///
  /// @return false when it was not paused; nothing was changed then
  public boolean resume(String job, String by, NodeEpoch node) {
    return database.write(handle ->
        handle
            .createUpdate(RESUME)
            .bind("job", job)
            .bind("by", by)
            .bind("node", node.node())
            .execute())
        == 1;
  }

  /// The pauses in force, by job.
  public List<Pause> open() {
    return database.read(
        handle -> handle.createQuery(OPEN).map(ConstructorMapper.of(Pause.class)).list());
  }

  /// The pause of a job, if it is paused.
  public Optional<Pause> of(String job) {
    return open().stream().filter(pause -> pause.job().equals(job)).findFirst();
  }

  /// Those of a job's nominal times that fell into a pause, a past one or the present one.
  public List<Instant> covering(String job, List<Instant> dueAts) {
    return database.read(handle ->
        handle
            .createQuery(COVERING)
            .bind("job", job)
            .bindArray("dueAts", Instant.class, dueAts)
            .mapTo(Instant.class)
            .list());
  }
}
