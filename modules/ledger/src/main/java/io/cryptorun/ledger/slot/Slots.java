package io.cryptorun.ledger.slot;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.NodeEpoch;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The slots: every nominal time of every job, and every request, run or not.
public final class Slots {

  private static final String SKIP =
      """
      with skipped as (
        insert into cryptorun.slot (job, due_at, kind, state, reason, closed_at)
        select :job, due_at, 'cron', 'skipped', :reason, clock_timestamp()
        from unnest(:dueAts) as due_at
        order by due_at
        on conflict do nothing
        returning job, due_at, reason
      ), history as (
        insert into cryptorun.event (job, due_at, actor, kind, detail)
        select job, due_at, :node, 'skipped', jsonb_build_object('reason', reason)
        from skipped
        order by due_at
      )
      select count(*) from skipped
      """;

  private static final String NEXT_WAITING =
      """
      select due_at
      from cryptorun.slot
      where job = :job and kind = 'cron' and state = 'planned'
      order by due_at
      limit 1
      """;

  private static final String PLAN =
      """
      with planned as (
        insert into cryptorun.slot (job, due_at, kind, request_id, state, requested_by, retry_of)
        values (:job, :dueAt, :kind, :requestId, 'planned', :by, :retryOf)
        returning slot_id, job, due_at
      ), history as (
        insert into cryptorun.event (job, due_at, actor, kind, detail)
        select job, due_at, :by, 'requested', jsonb_build_object('kind', :kind, 'request_id', :requestId, 'retry_of', :retryOf::text)
        from planned
      )
      select slot_id from planned
      """;

  private static final String DROP =
      """
      with dropped as (
        update cryptorun.slot
        set state = 'skipped', reason = :reason, closed_at = clock_timestamp()
        where slot_id = :slotId and state = 'planned'
        returning job, due_at, reason
      ), history as (
        insert into cryptorun.event (job, due_at, actor, kind, detail)
        select job, due_at, :node, 'skipped', jsonb_build_object('reason', reason)
        from dropped
      )
      select count(*) from dropped
      """;

  private static final String KEY =
      """
      select job, due_at, kind, request_id, requested_by, retry_of
      from cryptorun.slot
      where slot_id = :slotId
      """;

  private static final String OF_REQUEST =
      """
      select slot_id
      from cryptorun.slot
      where request_id = :requestId
      """;

  private static final String REOPEN_PAUSED =
      """
      with newest as (
        select slot_id, state, reason
        from cryptorun.slot
        where job = :job and kind = 'cron' and due_at >= :since and due_at <= :until
        order by due_at desc
        limit 1
      ), reopened as (
        update cryptorun.slot s
        set state = 'planned', reason = null, closed_at = null
        from newest n
        where s.slot_id = n.slot_id and n.state = 'skipped' and n.reason = 'paused'
        returning s.slot_id, s.job, s.due_at
      ), history as (
        insert into cryptorun.event (job, due_at, actor, kind, detail)
        select job, due_at, :node, 'reopened', jsonb_build_object('reason', 'paused')
        from reopened
      )
      select slot_id, due_at from reopened
      """;

  private final Database database;
  private final RunIds runIds;

  public Slots(Database database, RunIds runIds) {
    this.database = database;
    this.runIds = runIds;
  }

  /// Claims a slot for a node. The answer and the rows that say so are written in one transaction.
  public Claim claim(ClaimRequest request) {
    var rule = request.rule();
    return rule == null
        ? judged(request)
        : database
            .read(handle -> new ClaimOnTime(handle, request, rule, runIds).attempt())
            .orElseGet(() -> judged(request));
  }

  private Claim judged(ClaimRequest request) {
    return database.write(handle -> new ClaimSlot(handle, request, runIds).decide());
  }

  /// Closes nominal times that nobody will run, in one statement however many they are; those that
  /// already have a row stay as they are, and a claim that is under way is waited for.
  ///
  /// @return how many were closed now
  public int skip(String job, List<Instant> dueAts, SlotReason reason, NodeEpoch by) {
    return database.write(handle -> {
      JobTurn.await(handle, job);
      return handle
          .createQuery(SKIP)
          .bind("job", job)
          .bindArray("dueAts", Instant.class, dueAts)
          .bind("reason", reason.word())
          .bind("node", by.node())
          .mapTo(Integer.class)
          .one();
    });
  }

  /// Gives a request its slot before anybody claims it.
  ///
  /// @param slot of any kind but `cron`, whose slots exist once they fall due
  /// @param by who asks
  /// @return the slot's id, which a one-shot trigger carries
  public long plan(SlotKey slot, String by) {
    return plan(slot, by, null);
  }

  /// Gives a request its slot before anybody claims it; one that may do a run again.
  ///
  /// @param retryOf the run that is to be done again; null for a run of its own
  public long plan(SlotKey slot, String by, @Nullable String retryOf) {
    if (slot.kind() == SlotKind.CRON) {
      throw new IllegalArgumentException("a slot of kind cron is not planned ahead");
    }
    return database.write(handle ->
        handle
            .createQuery(PLAN)
            .bind("job", slot.job())
            .bind("dueAt", slot.dueAt())
            .bind("kind", slot.kind().word())
            .bind("requestId", slot.requestId())
            .bind("by", by)
            .bind("retryOf", retryOf)
            .mapTo(Long.class)
            .one());
  }

  /// Closes a request that was planned and will not be run.
  ///
  /// @return whether it was still open
  public boolean drop(long slotId, SlotReason reason, NodeEpoch by) {
    return database.write(handle ->
        handle
                .createQuery(DROP)
                .bind("slotId", slotId)
                .bind("reason", reason.word())
                .bind("node", by.node())
                .mapTo(Integer.class)
                .one()
            == 1);
  }

  /// The slot that a request was given, if it was.
  public Optional<Long> ofRequest(String requestId) {
    return database.read(handle ->
        handle.createQuery(OF_REQUEST).bind("requestId", requestId).mapTo(Long.class).findOne());
  }

  /// Opens the newest nominal time of a pause again, unless that was done already.
  ///
  /// @param since beginning of the pause
  /// @param until its end
  public Optional<DueSlot> reopenPaused(String job, Instant since, Instant until, NodeEpoch by) {
    return database.write(handle ->
        handle
            .createQuery(REOPEN_PAUSED)
            .bind("job", job)
            .bind("since", since)
            .bind("until", until)
            .bind("node", by.node())
            .map((row, _) ->
                new DueSlot(
                    row.getLong("slot_id"),
                    job,
                    row.getObject("due_at", OffsetDateTime.class).toInstant(),
                    SlotKind.CRON,
                    null))
            .findOne());
  }

  /// A slot that somebody asked for.
  ///
  /// @param by who asked; null where that was not told
  /// @param retryOf the run it does again; null for none
  public record Requested(SlotKey key, @Nullable String by, @Nullable String retryOf) {}

  /// What a requested slot is for.
  public Optional<Requested> requested(long slotId) {
    return database.read(handle ->
        handle
            .createQuery(KEY)
            .bind("slotId", slotId)
            .map((row, _) ->
                new Requested(
                    new SlotKey(
                        row.getString("job"),
                        row.getObject("due_at", OffsetDateTime.class).toInstant(),
                        SlotKind.of(row.getString("kind")),
                        row.getString("request_id")),
                    row.getString("requested_by"),
                    row.getString("retry_of")))
            .findOne());
  }

  /// The oldest nominal time of a job that has a row and waits for its turn; to be delivered when a
  /// run of the job has closed.
  public Optional<Instant> nextWaiting(String job) {
    return database.read(
        handle -> handle.createQuery(NEXT_WAITING).bind("job", job).mapTo(Instant.class).findOne());
  }
}
