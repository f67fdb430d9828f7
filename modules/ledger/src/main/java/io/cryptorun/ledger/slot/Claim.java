package io.cryptorun.ledger.slot;

import io.cryptorun.ledger.NodeEpoch;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The answer to a claim.
public sealed interface Claim {

  /// The slot is yours: run, then publish or close under this fence.
  ///
  /// @param recoveredFrom the abandoned run this attempt does again
  record Claimed(Fence fence, Instant startedAt, @Nullable String recoveredFrom) implements Claim {}

  /// The slot was judged now and will not run.
  record Skipped(long slotId, SlotReason reason) implements Claim {}

  /// The slot keeps its place and must be delivered again when the open run has closed.
  ///
  /// @param open the run in the way, or the newest one of an older slot that goes first
  record Waiting(long slotId, OpenRun open) implements Claim {}

  /// The slot waits for its next attempt; deliver it again then.
  record NotYet(long slotId, Instant notBefore) implements Claim {}

  /// A run of the job is open; nothing was written. The slot itself may be the one that runs.
  record Busy(OpenRun open) implements Claim {}

  /// The slot was closed before; there is nothing to do.
  ///
  /// @param runId of its newest attempt
  record AlreadyClosed(
      long slotId, SlotState state, @Nullable SlotReason reason, @Nullable String runId)
      implements Claim {}

  /// The database's clock has not reached the nominal time.
  record Early(Duration remaining) implements Claim {}

  /// The claiming node's registration is closed, or it has not heard lately that it is open;
  /// nothing was written, and somebody who is a member delivers the slot again.
  record NotActive(NodeEpoch node) implements Claim {}
}
