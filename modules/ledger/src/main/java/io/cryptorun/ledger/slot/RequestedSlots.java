package io.cryptorun.ledger.slot;

import io.cryptorun.ledger.Database;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// What has become of a run that somebody asked for.
public final class RequestedSlots {

  private static final String FIND =
      """
      select s.slot_id, s.job, s.state, s.reason, v.run_id, r.node, r.started_at, r.finished_at, r.outcome, r.rows,
             r.error_code, r.error,
             round(1000 * extract(epoch from r.started_at - c.requested_at))::bigint as picked_up_ms
      from cryptorun.command c
      join cryptorun.slot s on s.request_id = 'command-' || c.id
      join audit.slots v on v.slot_id = s.slot_id
      left join audit.runs r on r.run_id = v.run_id
      where c.id = :command
      """;

  /// The slot of a request and its newest attempt, whose fields are null where there is none.
  ///
  /// @param pickedUpMs from the request to the start of that attempt, by the database's clock
  public record RequestedSlot(
      long slotId,
      String job,
      String state,
      @Nullable String reason,
      @Nullable String runId,
      @Nullable String node,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt,
      @Nullable String outcome,
      @Nullable Integer rows,
      @Nullable String errorCode,
      @Nullable String error,
      @Nullable Long pickedUpMs) {

    /// Whether nothing more will happen to it.
    public boolean isClosed() {
      return SlotState.of(state).isClosed();
    }
  }

  private final Database database;

  public RequestedSlots(Database database) {
    this.database = database;
  }

  /// The slot that a request was given; empty before it is applied.
  public Optional<RequestedSlot> of(long command) {
    return database.read(handle ->
        handle
            .createQuery(FIND)
            .bind("command", command)
            .map(ConstructorMapper.of(RequestedSlot.class))
            .findOne());
  }
}
