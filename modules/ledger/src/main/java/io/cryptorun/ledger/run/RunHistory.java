package io.cryptorun.ledger.run;

import io.cryptorun.ledger.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// Runs as they are looked up afterwards: lists that go on, one run with all that belongs to it.
public final class RunHistory {

  private static final String COLUMNS =
      """
      select r.*, s.request_id
      from audit.runs r
      join cryptorun.slot s on s.slot_id = r.slot_id
      """;

  private static final String LIST =
      COLUMNS
          + """
          where (:job::text is null or r.job = :job)
            and (:node::text is null or r.node = :node)
            and (cardinality(:words) = 0 or r.outcome = any(:words))
            and (:since::timestamptz is null or r.started_at >= :since)
            and (:until::timestamptz is null or r.started_at < :until)
            and (:after::text is null or (r.started_at, r.run_id) < (
                  select l.started_at, l.run_id from cryptorun.attempt l where l.run_id = :after))
          order by r.started_at desc, r.run_id desc
          limit :limit
          """;

  private static final String OF_A_SLOT =
      COLUMNS
          + """
          where r.slot_id = (select slot_id from cryptorun.attempt where run_id = :runId)
          order by r.attempt
          """;

  private static final String EVENTS =
      """
      select at, actor, kind, detail::text as detail
      from audit.events
      where run_id = :runId
      order by at, chain, position
      """;

  private static final String PUBLISHED_BEFORE =
      COLUMNS
          + """
          where r.job = :job and r.market = :market and r.kind <> 'replay' and r.outcome in ('success', 'partial')
            and r.due_at < :dueAt
          order by r.due_at desc, r.started_at desc
          limit 1
          """;

  /// Which runs are meant; null stands for all.
  ///
  /// @param outcomes one of these; empty for any
  /// @param since started then or later
  /// @param until started before
  /// @param after the run that the last page ended with
  /// @param limit most to find
  public record Filter(
      @Nullable String job,
      @Nullable String node,
      List<Outcome> outcomes,
      @Nullable Instant since,
      @Nullable Instant until,
      @Nullable String after,
      int limit) {

    public Filter {
      outcomes = List.copyOf(outcomes);
    }

    /// The outcomes as the ledger writes them.
    public List<String> words() {
      return outcomes.stream().map(Outcome::word).toList();
    }
  }

  /// A step of history.
  ///
  /// @param detail as JSON
  public record Event(Instant at, String actor, String kind, String detail) {}

  private final Database database;

  public RunHistory(Database database) {
    this.database = database;
  }

  /// The runs that are meant, newest first.
  public List<Run> list(Filter filter) {
    return database.read(handle ->
        handle
            .createQuery(LIST)
            .bind("job", filter.job())
            .bind("node", filter.node())
            .bindArray("words", String.class, filter.words())
            .bind("since", filter.since())
            .bind("until", filter.until())
            .bind("after", filter.after())
            .bind("limit", filter.limit())
            .map(new RunMapper())
            .list());
  }

  /// All attempts at the slot of a run, the first one first.
  public List<Run> attempts(String runId) {
    return database.read(
        handle -> handle.createQuery(OF_A_SLOT).bind("runId", runId).map(new RunMapper()).list());
  }

  /// What happened to a run, in order.
  public List<Event> events(String runId) {
    return database.read(handle ->
        handle
            .createQuery(EVENTS)
            .bind("runId", runId)
            .map(ConstructorMapper.of(Event.class))
            .list());
  }

  /// The run of the same job and market that published last before one, by nominal time.
  public Optional<Run> publishedBefore(Run run) {
    return database.read(handle ->
        handle
            .createQuery(PUBLISHED_BEFORE)
            .bind("job", run.slot().job())
            .bind("market", run.origin().market())
            .bind("dueAt", run.slot().dueAt())
            .map(new RunMapper())
            .findOne());
  }
}
