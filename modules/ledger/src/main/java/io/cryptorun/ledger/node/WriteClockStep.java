package io.cryptorun.ledger.node;

import io.cryptorun.ledger.NodeEpoch;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// A step of the history that tells of a machine's clock.
final class WriteClockStep {

  private static final String EVENT =
      """
      insert into cryptorun.event (actor, kind, detail)
      values (:node, :kind,
              jsonb_strip_nulls(
                jsonb_build_object('node', :node, 'epoch', :epoch, 'ms', :millis, 'standing', :standing::text)))
      """;

  private final Handle handle;
  private final NodeEpoch node;

  WriteClockStep(Handle handle, NodeEpoch node) {
    this.handle = handle;
    this.node = node;
  }

  /// @param millis how far the clock is off, or was set
  /// @param standing what the node does about it; null for nothing
  int write(String kind, long millis, @Nullable String standing) {
    return handle
        .createUpdate(EVENT)
        .bindMethods(node)
        .bind("kind", kind)
        .bind("millis", millis)
        .bind("standing", standing)
        .execute();
  }
}
