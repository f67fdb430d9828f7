package io.cryptorun.ledger.slot;

import io.cryptorun.ledger.NodeEpoch;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// What a job's earlier slots and its pause mean for a claim, seen inside the claim's transaction.
/// A slot that was claimed once goes before younger ones, unless it only waits for a retry that the
/// next nominal time has overtaken.
final class OlderSlots {

  private static final String PAUSED =
      """
      select exists (
        select
        from cryptorun.pause
        where job = :job and since <= :dueAt and ended_at is null)
      """;

  private static final String GIVE_UP_OVERTAKEN =
      """
      with overtaken as (
        update cryptorun.slot s
        set state = 'failed', reason = case a.outcome when 'timeout' then 'timeout' else 'error' end,
            closed_at = clock_timestamp(), retry_at = null, retry_until = null
        from cryptorun.attempt a
        where s.job = :job and s.state = 'planned' and s.retry_until <= :now
          and a.slot_id = s.slot_id and a.attempt = s.attempts
        returning s.slot_id, s.job, s.due_at, s.reason, a.run_id
      )
      insert into cryptorun.event (job, due_at, run_id, actor, kind, detail)
      select job, due_at, run_id, :node, 'given_up', jsonb_build_object('reason', reason)
      from overtaken
      order by due_at
      """;

  private static final String OLDER =
      """
      select a.job, a.run_id, a.node, a.started_at
      from cryptorun.slot s
      join cryptorun.attempt a on a.slot_id = s.slot_id and a.attempt = s.attempts
      where s.job = :job and s.kind = 'cron' and s.state = 'planned' and s.due_at < :dueAt
      order by s.due_at
      limit 1
      """;

  private final Handle handle;
  private final NodeEpoch claimer;

  OlderSlots(Handle handle, NodeEpoch claimer) {
    this.handle = handle;
    this.claimer = claimer;
  }

  /// Whether an operator has paused the job and the slot fell due since.
  boolean isPausedAt(SlotKey slot) {
    return handle
        .createQuery(PAUSED)
        .bind("job", slot.job())
        .bind("dueAt", slot.dueAt())
        .mapTo(Boolean.class)
        .one();
  }

  /// Closes what waits for a retry of the job and has been overtaken.
  void giveUpOvertaken(String job, Instant now) {
    handle
        .createUpdate(GIVE_UP_OVERTAKEN)
        .bind("job", job)
        .bind("now", now)
        .bind("node", claimer.node())
        .execute();
  }

  /// The newest attempt of the oldest slot that goes before this one.
  Optional<OpenRun> before(SlotKey slot) {
    return handle
        .createQuery(OLDER)
        .bind("job", slot.job())
        .bind("dueAt", slot.dueAt())
        .map(ConstructorMapper.of(Older.class))
        .map(Older::run)
        .findOne();
  }

  record Older(String job, String runId, String node, Instant startedAt) {

    OpenRun run() {
      return new OpenRun(job, runId, node, startedAt);
    }
  }
}
