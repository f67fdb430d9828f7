package io.cryptorun.ledger;

import org.jspecify.annotations.Nullable;

/// A node's wish to run a slot.
///
/// @param rule how lateness is judged; not null for kind `cron`, null for the others
public record ClaimRequest(
    NodeEpoch node, SlotKey slot, @Nullable CatchUpRule rule, RunFacts facts) {

  public ClaimRequest {
    if ((slot.kind() == SlotKind.CRON) != (rule != null)) {
      throw new IllegalArgumentException("a slot of kind cron, and no other, has a catch-up rule");
    }
  }
}
