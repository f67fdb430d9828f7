package io.cryptorun.ledger.run;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.NodeEpoch;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// Open attempts whose registration has ended, or whose command was killed. A daemon that is merely
/// silent is not judged here: its peers watch it, and whoever takes over closes what it left.
public final class OwnerlessAttempts {

  private static final String NEXT_OWNER =
      """
      select e.epoch, case when e.state in ('active', 'draining') then 'fenced' end as new_state
      from cryptorun.node_epoch e
      join cryptorun.node n on n.id = e.node
      where e.epoch > :behind
        and exists (select from cryptorun.attempt a where a.epoch = e.epoch and a.outcome = 'running')
        and case when e.state in ('left', 'fenced') then true
                 when n.kind = 'daemon' then false
                 else pg_try_advisory_xact_lock_shared(7201, n.num) end
      order by e.epoch
      limit 1
      """;

  private static final String CLOSE =
      """
      select cryptorun.close_epoch(:epoch, :newState, :by)
      """;

  private final Database database;

  public OwnerlessAttempts(Database database) {
    this.database = database;
  }

  /// Closes them as abandoned; nominal times are open again. Each owner's in a transaction of their
  /// own, so that chains of events are taken in their order.
  ///
  /// @return how many there were
  public int close(NodeEpoch by) {
    int attempts = 0;
    var step = next(0, by);
    while (step.isPresent()) {
      attempts += step.get().attempts();
      step = next(step.get().epoch(), by);
    }
    return attempts;
  }

  private Optional<Closed> next(long behind, NodeEpoch by) {
    return database.write(handle ->
        handle
            .createQuery(NEXT_OWNER)
            .bind("behind", behind)
            .map(ConstructorMapper.of(Owner.class))
            .findOne()
            .map(owner -> new Closed(owner.epoch(), close(handle, owner, by))));
  }

  private static int close(Handle handle, Owner owner, NodeEpoch by) {
    return handle
        .createQuery(CLOSE)
        .bind("epoch", owner.epoch())
        .bind("newState", owner.newState())
        .bind("by", by.node())
        .mapTo(Integer.class)
        .one();
  }

  private record Closed(long epoch, int attempts) {}

  record Owner(long epoch, @Nullable String newState) {}
}
