package io.cryptorun.ledger.command;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.NodeEpoch;
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
      select job, due_at, run_id, :node, 'cancel_requested', jsonb_build_object('by', :by, 'deadline', cancel_by, 'command', :command::bigint)
      from marked
      """;

  private static final String ASKED_BY =
      """
      select exists (
        select
        from cryptorun.event
        where run_id = :runId and kind = 'cancel_requested' and detail @> jsonb_build_object('command', :command::bigint))
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
  /// @param command the request, which names the run
  /// @param deadline how long it has
  /// @return false when the run is not open
  public boolean request(Command command, Duration deadline, NodeEpoch node) {
    return database.write(handle ->
        handle
            .createUpdate(REQUEST)
            .bind("runId", command.target())
            .bind("by", command.requestedBy())
            .bind("command", command.id())
            .bind("seconds", deadline.toMillis() / 1000.0)
            .bind("node", node.node())
            .execute())
        == 1;
  }

  /// Whether a request has told its run to stop, be that run closed by now or not.
  public boolean isAskedBy(Command command) {
    return database.read(handle ->
        handle
            .createQuery(ASKED_BY)
            .bind("runId", command.target())
            .bind("command", command.id())
            .mapTo(Boolean.class)
            .one());
  }

  /// The open runs of a node that are to stop.
  public List<String> requested(NodeEpoch node) {
    return database.read(
        handle -> handle.createQuery(REQUESTED).bindMethods(node).mapTo(String.class).list());
  }
}
