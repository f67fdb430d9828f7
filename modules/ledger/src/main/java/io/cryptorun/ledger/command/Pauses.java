package io.cryptorun.ledger.command;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.NodeEpoch;
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
        insert into cryptorun.pause (job, paused_by, reason, until, command_id)
        values (:job, :by, :reason, :until, :command)
        on conflict do nothing
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
        set ended_at = clock_timestamp(), ended_by = :by, ended_command_id = :command
        where job = :job and since = :since and ended_at is null
        returning job, ended_by, ended_command_id
      )
      insert into cryptorun.event (job, actor, kind, detail)
      select e.job, :node, 'resumed',
             jsonb_build_object('by', e.ended_by,
               'reason', case when e.ended_command_id is null then 'its time was over' else c.reason end)
      from ended e
      left join cryptorun.command c on c.id = e.ended_command_id
      """;

  private static final String OPEN =
      """
      select job, since, paused_by as by, reason, until, ended_at
      from cryptorun.pause
      where ended_at is null
      order by job
      """;

  private static final String BEGUN_BY =
      """
      select job, since, paused_by as by, reason, until, ended_at
      from cryptorun.pause
      where command_id = :command
      """;

  private static final String ENDED_BY =
      """
      select job, since, paused_by as by, reason, until, ended_at
      from cryptorun.pause
      where ended_command_id = :command
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

  /// A pause.
  ///
  /// @param by who asked for it
  /// @param until when it is to end by itself; null for never
  /// @param endedAt when it ended; null while it is in force
  public record Pause(
      String job,
      Instant since,
      String by,
      @Nullable String reason,
      @Nullable Instant until,
      @Nullable Instant endedAt) {}

  private final Database database;

  public Pauses(Database database) {
    this.database = database;
  }

  /// Pauses a job.
  ///
  /// @param command the request that asks for it
  /// @return false when it was paused already, or the request has paused it once; nothing was
  ///   changed then
  public boolean pause(String job, Command command, @Nullable Instant until, NodeEpoch node) {
    return database.write(handle ->
        handle
            .createUpdate(PAUSE)
            .bind("job", job)
            .bind("by", command.requestedBy())
            .bind("reason", command.reason())
            .bind("command", command.id())
            .bind("until", until)
            .bind("node", node.node())
            .execute())
        == 1;
  }

  /// Ends a pause, and no other of the job that may have begun since it was read.
  ///
  /// @param command the request that asks for it; null when its time is over
  /// @return false when it had ended already; nothing was changed then
  public boolean resume(Pause pause, String by, @Nullable Long command, NodeEpoch node) {
    return database.write(handle ->
        handle
            .createUpdate(RESUME)
            .bind("job", pause.job())
            .bind("since", pause.since())
            .bind("by", by)
            .bind("command", command)
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

  /// The pause that a request began, in force or past; empty when it began none.
  public Optional<Pause> begunBy(long command) {
    return byCommand(BEGUN_BY, command);
  }

  /// The pause that a request ended; empty when it ended none.
  public Optional<Pause> endedBy(long command) {
    return byCommand(ENDED_BY, command);
  }

  private Optional<Pause> byCommand(String question, long command) {
    return database.read(handle ->
        handle
            .createQuery(question)
            .bind("command", command)
            .map(ConstructorMapper.of(Pause.class))
            .findOne());
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
