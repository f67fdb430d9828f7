package io.cryptorun.ledger.cluster;

import io.cryptorun.ledger.Database;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// A failover that is made to happen: what it strikes, what came of it, and its record.
public final class Drills {

  private static final String NOW =
      """
      select clock_timestamp()
      """;

  private static final String OPEN_RUN =
      """
      select run_id, slot_id, job, due_at, attempt, node, epoch
      from audit.runs
      where outcome = 'running' and kind = 'cron' and (:node::text is null or node = :node)
      order by started_at desc
      limit 1
      """;

  private static final String FENCED =
      """
      select ended_at
      from audit.nodes
      where epoch = :epoch and state = 'fenced'
      """;

  private static final String PROCESS =
      """
      select pid
      from cryptorun.node_epoch
      where epoch = :epoch
      """;

  private static final String SURVIVOR =
      """
      select actor
      from audit.events
      where chain = 'cluster' and kind = 'took_over' and (detail ->> 'epoch')::bigint = :epoch
      """;

  private static final String NEXT_ATTEMPT =
      """
      select run_id, slot_id, job, due_at, attempt, node, epoch, started_at
      from audit.runs
      where slot_id = :slotId and attempt > :attempt
      order by attempt
      limit 1
      """;

  private static final String REFUSED =
      """
      select exists (select from audit.events where run_id = :runId and kind = 'rejected')
      """;

  private static final String ACTIVE_SINCE =
      """
      select exists (
        select from audit.nodes where node = :node and epoch > :epoch and state = 'active')
      """;

  private static final String SETTLED =
      """
      select count(*) >= 2
      from cryptorun.heartbeat h
      join cryptorun.node_epoch e on e.epoch = h.epoch
      where e.state = 'active'
        and h.beat_at > clock_timestamp() - interval '1 s'
        and h.session_since < clock_timestamp() - interval '4 s'
      """;

  private static final String VIOLATIONS =
      """
      select count(*)::integer from audit.invariants
      """;

  private static final String RECORD =
      """
      select cryptorun.record_drill(:kind, :node, :survivor, :job, :dueAt, :detectionMs, :takeoverMs, :lateWrite,
                                    :violations, :by, :from)
      """;

  /// A run of the schedule that goes on.
  public record OpenRun(
      String runId, long slotId, String job, Instant dueAt, int attempt, String node, long epoch) {}

  /// The attempt after it.
  public record Next(String runId, String node, Instant startedAt) {}

  /// What a drill found; null for what did not happen in time.
  ///
  /// @param job of the run that was struck, with its slot; null for a node that had none open
  /// @param detectionMs from the fault to the fencing
  /// @param takeoverMs from the fault to the next attempt's start
  /// @param lateWrite `refused`, or `none`; null for a node that did not come back
  /// @param violations rows of `audit.invariants` afterwards
  public record Outcome(
      String kind,
      String node,
      @Nullable String survivor,
      @Nullable String job,
      @Nullable Instant dueAt,
      @Nullable Long detectionMs,
      @Nullable Long takeoverMs,
      @Nullable String lateWrite,
      int violations) {}

  private final Database database;

  public Drills(Database database) {
    this.database = database;
  }

  /// The database's clock, now.
  public Instant now() {
    return database.read(handle -> handle.createQuery(NOW).mapTo(Instant.class).one());
  }

  /// The newest run of the schedule that goes on.
  ///
  /// @param node on this node; null for any
  public Optional<OpenRun> openRun(@Nullable String node) {
    return database.read(handle ->
        handle
            .createQuery(OPEN_RUN)
            .bind("node", node)
            .map(ConstructorMapper.of(OpenRun.class))
            .findOne());
  }

  /// When a registration was fenced; empty while it is not.
  public Optional<Instant> fencedAt(long epoch) {
    return database.read(
        handle -> handle.createQuery(FENCED).bind("epoch", epoch).mapTo(Instant.class).findOne());
  }

  /// The process that registered, on its machine.
  public Optional<Long> process(long epoch) {
    return database.read(
        handle -> handle.createQuery(PROCESS).bind("epoch", epoch).mapTo(Long.class).findOne());
  }

  /// Who took over from a registration.
  public Optional<String> survivor(long epoch) {
    return database.read(
        handle -> handle.createQuery(SURVIVOR).bind("epoch", epoch).mapTo(String.class).findOne());
  }

  /// The first attempt at a run's slot after it.
  public Optional<Next> next(OpenRun run) {
    return database.read(handle ->
        handle
            .createQuery(NEXT_ATTEMPT)
            .bind("slotId", run.slotId())
            .bind("attempt", run.attempt())
            .map(ConstructorMapper.of(Next.class))
            .findOne());
  }

  /// Whether a late write of a run was refused.
  public boolean isRefused(String runId) {
    return database.read(
        handle -> handle.createQuery(REFUSED).bind("runId", runId).mapTo(Boolean.class).one());
  }

  /// Whether a node is active under a later registration.
  public boolean isBack(String node, long epoch) {
    return database.read(handle ->
        handle
            .createQuery(ACTIVE_SINCE)
            .bind("node", node)
            .bind("epoch", epoch)
            .mapTo(Boolean.class)
            .one());
  }

  /// Whether two nodes are active, beat, and have done so for four seconds: a node believes what it
  /// sees of another only after three.
  public boolean isSettled() {
    return database.read(handle -> handle.createQuery(SETTLED).mapTo(Boolean.class).one());
  }

  /// How many invariants are violated.
  public int violations() {
    return database.read(handle -> handle.createQuery(VIOLATIONS).mapTo(Integer.class).one());
  }

  /// Writes a drill down.
  ///
  /// @return its number
  public long record(Outcome outcome, String by, String from) {
    return database.write(handle ->
        handle
            .createQuery(RECORD)
            .bindMethods(outcome)
            .bind("by", by)
            .bind("from", from)
            .mapTo(Long.class)
            .one());
  }
}
