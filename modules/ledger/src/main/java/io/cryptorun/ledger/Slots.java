package io.cryptorun.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

  private final Database database;
  private final RunIds runIds;

  public Slots(Database database, RunIds runIds) {
    this.database = database;
    this.runIds = runIds;
  }

  /// Claims a slot for a node. The answer and the rows that say so are written in one transaction.
  public Claim claim(ClaimRequest request) {
    return database.write(handle -> new ClaimSlot(handle, request, runIds).decide());
  }

  /// Closes nominal times that nobody will run, in one statement however many they are; those that
  /// already have a row stay as they are.
  ///
  /// @return how many were closed now
  public int skip(String job, List<Instant> dueAts, SlotReason reason, NodeEpoch by) {
    return database.write(handle ->
        handle
            .createQuery(SKIP)
            .bind("job", job)
            .bindArray("dueAts", Instant.class, dueAts)
            .bind("reason", reason.word())
            .bind("node", by.node())
            .mapTo(Integer.class)
            .one());
  }

  /// The oldest nominal time of a job that has a row and waits for its turn; to be delivered when a
  /// run of the job has closed.
  public Optional<Instant> nextWaiting(String job) {
    return database.read(
        handle -> handle.createQuery(NEXT_WAITING).bind("job", job).mapTo(Instant.class).findOne());
  }
}
