package io.cryptorun.ledger;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Closes an attempt that publishes nothing.
final class CloseAttempt extends FencedWrite {

  private static final String CLOSE_ATTEMPT =
      """
      update cryptorun.attempt
      set outcome = :outcome, reason = :reason, error_code = :errorCode, error = :error,
          finished_at = clock_timestamp()
      where run_id = :runId and slot_id = :slotId and attempt = :attempt and node = :node and epoch = :epoch
        and outcome = 'running'
      returning finished_at
      """;

  private final Ending ending;

  CloseAttempt(Fence fence, Ending ending) {
    super(fence);
    this.ending = ending;
  }

  @Override
  @Nullable Instant closeAttempt(Handle handle) {
    return withFence(handle.createQuery(CLOSE_ATTEMPT))
        .bind("outcome", ending.outcome().word())
        .bind("reason", ending.reason())
        .bind("errorCode", ending.errorCode())
        .bind("error", ending.error())
        .mapTo(Instant.class)
        .findOne()
        .orElse(null);
  }

  @Override
  void finish(Handle handle) {
    closeSlot(handle, ending.slotState(), ending.slotReason());
    new Step(handle, fence.owner().node(), ending.outcome().word())
        .of(fence.slot(), fence.runId())
        .with("reason", ending.reason())
        .with("error_code", ending.errorCode())
        .write();
  }
}
