package io.cryptorun.ledger.slot;

import io.cryptorun.ledger.Database;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// The slots as they are looked up afterwards: those that were run and those that were not.
public final class SlotHistory {

  private static final String LIST =
      """
      select s.slot_id, s.job, s.due_at, s.kind, s.state, s.reason, s.attempts, s.run_id, r.node, r.started_at,
             r.finished_at, r.duration_ms, r.start_delay_ms, r.outcome, r.rows, r.recovered_from, r.retry_of,
             r.requested_by, r.error_code
      from audit.slots s
      left join audit.runs r on r.run_id = s.run_id
      where (:job::text is null or s.job = :job)
        and (:node::text is null or r.node = :node)
        and (cardinality(:words) = 0 or s.state = any(:words) or r.outcome = any(:words))
        and (:since::timestamptz is null or s.due_at >= :since)
        and (:after::bigint is null or (s.due_at, s.slot_id) < (
              select l.due_at, l.slot_id from cryptorun.slot l where l.slot_id = :after))
      order by s.due_at desc, s.slot_id desc
      limit :limit
      """;

  /// Which slots are meant; null stands for all.
  ///
  /// @param words states of slots or outcomes of runs, one of these; empty for any
  /// @param since due then or later
  /// @param after the slot that the last page ended with
  /// @param limit most to find
  public record Filter(
      @Nullable String job,
      @Nullable String node,
      List<String> words,
      @Nullable Instant since,
      @Nullable Long after,
      int limit) {

    public Filter {
      words = List.copyOf(words);
    }
  }

  /// A slot with its newest attempt, whose fields are null where there was none.
  public record Entry(
      long slotId,
      String job,
      Instant dueAt,
      String kind,
      String state,
      @Nullable String reason,
      int attempts,
      @Nullable String runId,
      @Nullable String node,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt,
      @Nullable Long durationMs,
      @Nullable Long startDelayMs,
      @Nullable String outcome,
      @Nullable Integer rows,
      @Nullable String recoveredFrom,
      @Nullable String retryOf,
      @Nullable String requestedBy,
      @Nullable String errorCode) {}

  private final Database database;

  public SlotHistory(Database database) {
    this.database = database;
  }

  /// The slots that are meant, newest first.
  public List<Entry> list(Filter filter) {
    return database.read(handle ->
        handle
            .createQuery(LIST)
            .bind("job", filter.job())
            .bind("node", filter.node())
            .bindArray("words", String.class, filter.words())
            .bind("since", filter.since())
            .bind("after", filter.after())
            .bind("limit", filter.limit())
            .map(ConstructorMapper.of(Entry.class))
            .list());
  }
}
