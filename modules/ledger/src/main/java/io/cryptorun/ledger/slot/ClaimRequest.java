package io.cryptorun.ledger.slot;

import io.cryptorun.ledger.NodeEpoch;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A node's wish to run a slot.
///
/// @param rule how lateness is judged; not null for kind `cron`, null for the others
/// @param timeout how long the attempt may take before any node may close it; null for no limit
public record ClaimRequest(
    NodeEpoch node,
    SlotKey slot,
    @Nullable CatchUpRule rule,
    RunFacts facts,
    @Nullable Duration timeout) {

  /// A claim of an attempt that has no limit.
  public ClaimRequest(NodeEpoch node, SlotKey slot, @Nullable CatchUpRule rule, RunFacts facts) {
    this(node, slot, rule, facts, null);
  }

  public ClaimRequest {
    if ((slot.kind() == SlotKind.CRON) != (rule != null)) {
      throw new IllegalArgumentException("a slot of kind cron, and no other, has a catch-up rule");
    }
  }
}
