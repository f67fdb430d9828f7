package io.cryptorun.ledger.slot;

import io.cryptorun.ledger.NodeEpoch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// The attempts that stand in the way of a claim, seen inside the claim's transaction. The owner of
/// an attempt is alive while its registration is open and its session holds the lock `(7201, num)`;
/// the probe takes that lock in shared mode, so that two probes do not mistake each other for the
/// owner.
final class OpenAttempts {

  private static final String IN_THE_WAY =
      """
      select a.job, a.run_id, a.node, a.epoch, a.started_at,
             case when e.state in ('active', 'draining')
                  then not pg_try_advisory_xact_lock_shared(7201, n.num)
                  else false end as owner_alive,
             n.kind = 'daemon' as daemon
      from cryptorun.attempt a
      join cryptorun.node_epoch e on e.epoch = a.epoch
      join cryptorun.node n on n.id = a.node
      where a.outcome = 'running'
        and (a.slot_id = :slotId or (a.job = :job and a.kind <> 'replay' and :kind <> 'replay'))
      order by a.epoch
      for update of a
      """;

  private static final String CLOSE =
      """
      select cryptorun.close_epoch(:epoch, :newState, :actor)
      """;

  private final Handle handle;
  private final NodeEpoch claimer;

  OpenAttempts(Handle handle, NodeEpoch claimer) {
    this.handle = handle;
    this.claimer = claimer;
  }

  /// The open run whose owner is alive, if there is one; attempts whose owner is gone are closed as
  /// abandoned on the way.
  ///
  /// @param slotId the claimed slot, if it has a row
  Optional<OpenRun> living(SlotKey slot, @Nullable Long slotId) {
    Optional<OpenRun> living = Optional.empty();
    for (var attempt : inTheWay(slot, slotId)) {
      if (attempt.ownerAlive()) {
        living =
            Optional.of(
                new OpenRun(attempt.job(), attempt.runId(), attempt.node(), attempt.startedAt()));
      } else {
        close(attempt);
      }
    }
    return living;
  }

  private List<Attempt> inTheWay(SlotKey slot, @Nullable Long slotId) {
    return handle
        .createQuery(IN_THE_WAY)
        .bind("slotId", slotId)
        .bind("job", slot.job())
        .bind("kind", slot.kind().word())
        .map(ConstructorMapper.of(Attempt.class))
        .list();
  }

  /// A command has one life, so its registration ends with it; a daemon that lost its session may
  /// come back to its own, and whether it may keep it is its peer's decision.
  private void close(Attempt attempt) {
    handle
        .createQuery(CLOSE)
        .bind("epoch", attempt.epoch())
        .bind("newState", attempt.daemon() ? null : "fenced")
        .bind("actor", claimer.node())
        .mapTo(Integer.class)
        .one();
  }

  record Attempt(
      String job,
      String runId,
      String node,
      long epoch,
      Instant startedAt,
      boolean ownerAlive,
      boolean daemon) {}
}
