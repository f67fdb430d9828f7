package io.cryptorun.ledger.run;

import io.cryptorun.ledger.slot.Fence;
import io.cryptorun.ledger.slot.SlotReason;
import io.cryptorun.ledger.slot.SlotState;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/// A write that counts only while its attempt and its owner's registration are open. The shared
/// lock on the registration's row makes a takeover wait, so that nothing is fenced between the
/// check and the commit.
public abstract class FencedWrite {

  private static final String REGISTRATION_OPEN =
      """
      select true
      from cryptorun.node_epoch
      where node = :node and epoch = :epoch and state in ('active', 'draining')
      for share
      """;

  private static final String CLOSE_SLOT =
      """
      update cryptorun.slot
      set state = :state, reason = :reason, closed_at = clock_timestamp()
      where slot_id = :slotId and state = 'running'
      """;

  /// What the write shows.
  protected final Fence fence;

  protected FencedWrite(Fence fence) {
    this.fence = fence;
  }

  /// Writes it in the transaction at hand, or nothing.
  public final Written apply(Handle handle) {
    var hold = take(handle);
    if (!hold.registrationOpen()) {
      return registrationClosed(fence);
    }
    var at = hold.at();
    if (at == null) {
      return attemptClosed(fence);
    }
    return new Written.Done(at, finish(handle));
  }

  static Written.Refused registrationClosed(Fence fence) {
    return new Written.Refused("registration %s is closed".formatted(fence.owner()));
  }

  static Written.Refused attemptClosed(Fence fence) {
    return new Written.Refused(
        "attempt %d of slot %d is closed".formatted(fence.attempt(), fence.slotId()));
  }

  /// Takes hold of the registration's row, then of the attempt's, and closes the attempt where the
  /// write ends the run.
  protected abstract Hold take(Handle handle);

  /// Whether the registration is open, and stays so until this transaction ends.
  protected final boolean holdRegistration(Handle handle) {
    return handle
        .createQuery(REGISTRATION_OPEN)
        .bindMethods(fence.owner())
        .mapTo(Boolean.class)
        .findOne()
        .isPresent();
  }

  /// What a write has taken hold of.
  ///
  /// @param at database clock; null when the attempt is closed
  public record Hold(boolean registrationOpen, @Nullable Instant at) {

    /// The registration is closed.
    public static Hold nothing() {
      return new Hold(false, null);
    }
  }

  /// What follows in the same transaction.
  ///
  /// @return whether slots of the job may be waiting; true where that is not known
  protected abstract boolean finish(Handle handle);

  /// Closes the slot with the run.
  protected final void closeSlot(Handle handle, SlotState state, @Nullable SlotReason reason) {
    handle
        .createUpdate(CLOSE_SLOT)
        .bind("slotId", fence.slotId())
        .bind("state", state.word())
        .bind("reason", reason == null ? null : reason.word())
        .execute();
  }

  /// Binds the fence: `runId`, `slotId`, `attempt`, `node`, `epoch`.
  protected final <S extends SqlStatement<S>> S withFence(S statement) {
    return statement
        .bind("runId", fence.runId())
        .bind("slotId", fence.slotId())
        .bind("attempt", fence.attempt())
        .bind("node", fence.owner().node())
        .bind("epoch", fence.owner().epoch());
  }
}
