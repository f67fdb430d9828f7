package io.cryptorun.ledger.node;

import io.cryptorun.ledger.NodeEpoch;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// One beat of a node's pulse, in one statement that also tells how its registration stands. It
/// takes no lock that a takeover would wait for.
final class WriteBeat {

  private static final String BEAT =
      """
      with beaten as (
        insert into cryptorun.heartbeat as h (node, epoch, beat, clock_skew_ms)
        values (:node, :epoch, 1, :skew)
        on conflict (node) do update
        set epoch = excluded.epoch,
            beat = h.beat + 1,
            beat_at = clock_timestamp(),
            session_since = case when :firstOfSession then clock_timestamp() else h.session_since end,
            clock_skew_ms = excluded.clock_skew_ms
        where h.epoch <= excluded.epoch
      )
      select state, clock_timestamp() as at
      from cryptorun.node_epoch
      where node = :node and epoch = :epoch
      """;

  private final Handle handle;
  private final NodeEpoch node;

  WriteBeat(Handle handle, NodeEpoch node) {
    this.handle = handle;
    this.node = node;
  }

  Beat write(boolean firstOfSession, @Nullable Long clockSkewMillis) {
    return handle
        .createQuery(BEAT)
        .bindMethods(node)
        .bind("firstOfSession", firstOfSession)
        .bind("skew", clockSkewMillis)
        .map(ConstructorMapper.of(Beat.class))
        .one();
  }
}
