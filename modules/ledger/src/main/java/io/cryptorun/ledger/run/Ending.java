package io.cryptorun.ledger.run;

import io.cryptorun.ledger.slot.SlotReason;
import io.cryptorun.ledger.slot.SlotState;
import org.jspecify.annotations.Nullable;

/// How a run ended that publishes nothing.
///
/// @param outcome `FAILED`, `CANCELLED` or `TIMEOUT`
/// @param reason one word or code
/// @param errorCode code of the error, where there was one
/// @param error text of the error
public record Ending(
    Outcome outcome, @Nullable String reason, @Nullable String errorCode, @Nullable String error) {

  public Ending {
    slotReason(outcome);
  }

  /// The run had no result.
  public static Ending failed(String errorCode, String error) {
    return new Ending(Outcome.FAILED, "error", errorCode, error);
  }

  /// The run was not done in its time.
  public static Ending timedOut(String error) {
    return new Ending(Outcome.TIMEOUT, "timeout", "TIMEOUT", error);
  }

  /// Somebody stopped the run.
  public static Ending cancelled() {
    return new Ending(Outcome.CANCELLED, "operator", null, null);
  }

  /// Why the slot did not succeed.
  SlotReason slotReason() {
    return slotReason(outcome);
  }

  /// Whether another attempt may bring what this one did not; what somebody stopped stays stopped.
  boolean mayBeRetried() {
    return outcome != Outcome.CANCELLED;
  }

  /// The state of the slot afterwards.
  SlotState slotState() {
    return outcome == Outcome.CANCELLED ? SlotState.CANCELLED : SlotState.FAILED;
  }

  private static SlotReason slotReason(Outcome outcome) {
    return switch (outcome) {
      case FAILED -> SlotReason.ERROR;
      case TIMEOUT -> SlotReason.TIMEOUT;
      case CANCELLED -> SlotReason.OPERATOR;
      case RUNNING, SUCCESS, PARTIAL, ABANDONED, REJECTED ->
          throw new IllegalArgumentException("a run does not close itself as " + outcome.word());
    };
  }
}
