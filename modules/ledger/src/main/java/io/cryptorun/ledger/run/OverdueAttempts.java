package io.cryptorun.ledger.run;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.NodeEpoch;
import java.util.List;

/// Attempts that are past their end and still open: their own node should have closed them, and has
/// not. Anybody may then, by the row; the run's late write is refused.
public final class OverdueAttempts {

  /// The node whose attempt it is comes first, by this much.
  private static final int GRACE_SECONDS = 5;

  private static final String CLOSE =
      """
      with overdue as (
        select run_id, slot_id, cancel_by < clock_timestamp() as cancelled
        from cryptorun.attempt
        where outcome = 'running'
          and (deadline < clock_timestamp() - make_interval(secs => :grace) or cancel_by < clock_timestamp())
        order by run_id
        for update skip locked
      ), closed as (
        update cryptorun.attempt a
        set outcome = case when o.cancelled then 'cancelled' else 'timeout' end,
            reason = case when o.cancelled then 'operator' else 'timeout' end,
            error_code = case when o.cancelled then null else 'TIMEOUT' end,
            error = case when o.cancelled then null else 'not closed by its deadline' end,
            finished_at = clock_timestamp()
        from overdue o
        where a.run_id = o.run_id
        returning a.run_id, a.slot_id, a.job, a.due_at, a.node, a.attempt, a.outcome, a.reason
      ), slots as (
        update cryptorun.slot s
        set state = case c.outcome when 'cancelled' then 'cancelled' else 'failed' end, reason = c.reason,
            closed_at = clock_timestamp()
        from closed c
        where s.slot_id = c.slot_id and s.state = 'running'
        returning s.slot_id
      ), history as (
        insert into cryptorun.event (job, due_at, run_id, actor, kind, detail)
        select job, due_at, run_id, :by, outcome,
               jsonb_build_object('node', node, 'attempt', attempt, 'reason', reason, 'closed_by_row', true)
        from closed, (select count(*) from slots) as before_history
        order by job collate "C", due_at, run_id
      )
      select run_id from closed order by run_id
      """;

  private final Database database;

  public OverdueAttempts(Database database) {
    this.database = database;
  }

  /// Closes them: past its deadline as timed out, past the deadline of a cancel as cancelled.
  ///
  /// @return their run ids
  public List<String> close(NodeEpoch by) {
    return database.write(handle ->
        handle
            .createQuery(CLOSE)
            .bind("grace", GRACE_SECONDS)
            .bind("by", by.node())
            .mapTo(String.class)
            .list());
  }
}
