package io.cryptorun.ledger.run;

import io.cryptorun.ledger.slot.Fence;
import io.cryptorun.ledger.slot.Step;
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

  private static final String FAILURES =
      """
      select count(*)::integer
      from cryptorun.attempt
      where slot_id = :slotId and outcome in ('failed', 'timeout')
      """;

  /// Not when somebody has told the run to stop: it may have ended otherwise a moment before it
  /// heard of that.
  private static final String WAIT_FOR_RETRY =
      """
      update cryptorun.slot
      set state = 'planned', retry_at = clock_timestamp() + make_interval(secs => :seconds), retry_until = :next
      where slot_id = :slotId and state = 'running'
        and clock_timestamp() + make_interval(secs => :seconds) < :next
        and not exists (select from cryptorun.attempt where run_id = :runId and cancel_by is not null)
      returning retry_at
      """;

  private final Ending ending;
  private final @Nullable RetryRule retry;
  private final double random;
  private @Nullable Instant notBefore;

  CloseAttempt(Fence fence, Ending ending) {
    this(fence, ending, null, 0);
  }

  /// @param retry whether and when the slot is tried again; null for never
  /// @param random from 0 to below 1, for the length of the wait
  CloseAttempt(Fence fence, Ending ending, @Nullable RetryRule retry, double random) {
    super(fence);
    this.ending = ending;
    this.retry = retry;
    this.random = random;
  }

  /// When the slot's next attempt may begin, once this was written; null when there is none.
  @Nullable Instant notBefore() {
    return notBefore;
  }

  @Override
  protected Hold take(Handle handle) {
    return holdRegistration(handle) ? new Hold(true, closeAttempt(handle)) : Hold.nothing();
  }

  private @Nullable Instant closeAttempt(Handle handle) {
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
  protected boolean finish(Handle handle) {
    notBefore = waitForRetry(handle);
    if (notBefore == null) {
      closeSlot(handle, ending.slotState(), ending.slotReason());
    }
    new Step(handle, fence.owner().node(), ending.outcome().word())
        .of(fence.slot(), fence.runId())
        .with("reason", ending.reason())
        .with("error_code", ending.errorCode())
        .with("retry_at", notBefore)
        .write();
    return true;
  }

  private @Nullable Instant waitForRetry(Handle handle) {
    if (retry == null || !ending.mayBeRetried()) {
      return null;
    }
    int failures =
        handle.createQuery(FAILURES).bind("slotId", fence.slotId()).mapTo(Integer.class).one();
    return retry
        .delay(failures, random)
        .flatMap(delay ->
            handle
                .createQuery(WAIT_FOR_RETRY)
                .bind("slotId", fence.slotId())
                .bind("runId", fence.runId())
                .bind("seconds", delay.toMillis() / 1000.0)
                .bind("next", retry.next())
                .mapTo(Instant.class)
                .findOne())
        .orElse(null);
  }
}
