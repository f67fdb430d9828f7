package io.cryptorun.ledger.run;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.NodeEpoch;
import java.util.Collection;
import java.util.List;

/// Attempts that are open under a node's registration and that its process knows nothing of: the
/// claim was committed and the answer to it lost with its connection. Nobody works on them, and
/// until their deadline they would keep their job from running. One that somebody has told to stop
/// is closed as cancelled: its slot is not run again.
public final class ForgottenAttempts {

  /// An answer that is on its way still is not lost.
  private static final int GRACE_SECONDS = 10;

  private static final String CLOSE =
      """
      with forgotten as (
        select run_id, cancel_by is not null as cancelled
        from cryptorun.attempt
        where outcome = 'running' and node = :node and epoch = :epoch
          and started_at < clock_timestamp() - make_interval(secs => :grace) and run_id <> all (:inHand)
        order by run_id
        for update skip locked
      ), closed as (
        update cryptorun.attempt a
        set outcome = case when f.cancelled then 'cancelled' else 'abandoned' end,
            reason = case when f.cancelled then 'operator' else 'abandoned' end,
            finished_at = clock_timestamp()
        from forgotten f
        where a.run_id = f.run_id
        returning a.run_id, a.slot_id, a.job, a.due_at, a.node, a.epoch, a.attempt, a.outcome, f.cancelled
      ), released as (
        update cryptorun.slot s
        set state = case when c.cancelled then 'cancelled' when s.kind = 'cron' then 'planned' else 'failed' end,
            reason = case when c.cancelled then 'operator' when s.kind = 'cron' then null else 'abandoned' end,
            closed_at = case when s.kind = 'cron' and not c.cancelled then null else clock_timestamp() end
        from closed c
        where s.slot_id = c.slot_id and s.state = 'running'
        returning s.slot_id
      ), history as (
        insert into cryptorun.event (job, due_at, run_id, actor, kind, detail)
        select job, due_at, run_id, node, outcome,
               jsonb_build_object('node', node, 'epoch', epoch, 'attempt', attempt, 'closed_by_row', true,
                                  'why', 'its node does not know of it')
        from closed, (select count(*) from released) as before_history
        order by job collate "C", due_at, run_id
      )
      select run_id from closed order by run_id
      """;

  private final Database database;

  public ForgottenAttempts(Database database) {
    this.database = database;
  }

  /// Closes them as abandoned, or cancelled where that was asked for; nominal times that were
  /// abandoned are open again.
  ///
  /// @param node whose process asks
  /// @param inHand the runs it has in hand
  /// @return their run ids
  public List<String> close(NodeEpoch node, Collection<String> inHand) {
    return database.write(handle ->
        handle
            .createQuery(CLOSE)
            .bindMethods(node)
            .bind("grace", GRACE_SECONDS)
            .bindArray("inHand", String.class, inHand.toArray())
            .mapTo(String.class)
            .list());
  }
}
