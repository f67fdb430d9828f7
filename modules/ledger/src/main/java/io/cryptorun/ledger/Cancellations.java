package io.cryptorun.ledger;

import java.time.Duration;
import java.util.List;

/// Runs that are to stop. The request is a mark on the attempt, which its own node sees and passes
/// to the run; past the deadline anybody may close the attempt by its row, and what the run still
/// writes is refused.
public final class Cancellations {

  private static final String REQUEST =
      """
      with marked as (
        update cryptorun.attempt
        set cancel_by = least(cancel_by, clock_timestamp() + make_interval(secs => :seconds)),
            cancelled_by = coalesce(cancelled_by, :by)
        where run_id = :runId and outcome = 'running'
        returning job, due_at, run_id, cancel_by
      )
      insert into cryptorun.event (job, due_at, run_id, actor, kind, detail)
      select job, due_at, run_id, :node, 'cancel_requested', jsonb_build_object('by', :by, 'deadline', cancel_by)
      from marked
      """;

  private static final String REQUESTED =
      """
      select run_id
      from cryptorun.attempt
      where epoch = :epoch and node = :node and outcome = 'running' and cancel_by is not null
      order by run_id
      """;

  private final Database database;

  public Cancellations(Database database) {
    this.database = database;
  }

  /// Asks a run to stop.
  ///
  /// @param by who asks
  /// @param deadline how long it has
  /// @return false when the run is not open
  public boolean request(String runId, String by, Duration deadline, NodeEpoch node) {
    return database.write(handle ->
        handle
            .createUpdate(REQUEST)
            .bind("runId", runId)
            .bind("by", by)
            .bind("seconds", deadline.toMillis() / 1000.0)
            .bind("node", node.node())
            .execute())
        == 1;
  }

  /// The open runs of a node that are to stop.
  public List<String> requested(NodeEpoch node) {
    return database.read(
        handle -> handle.createQuery(REQUESTED).bindMethods(node).mapTo(String.class).list());
  }
}
