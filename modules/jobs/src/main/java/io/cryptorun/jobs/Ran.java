package io.cryptorun.jobs;

import io.cryptorun.ledger.run.Ending;
import io.cryptorun.ledger.slot.Claim;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of a delivery.
public sealed interface Ran {

  /// The result counts.
  ///
  /// @param finishedAt database clock of the transaction that made it visible
  /// @param othersMayWait false where it is known that no slot of the job waited for this
  record Completed(
      Firing firing, Outcome.Published result, Instant finishedAt, boolean othersMayWait)
      implements Ran {}

  /// The run ended without a result, and the ledger says so.
  ///
  /// @param finishedAt database clock of the transaction that closed it
  record Ended(Firing firing, Ending ending, Instant finishedAt) implements Ran {}

  /// The run was no longer its slot's: what it wanted to write was refused.
  record Refused(Firing firing, String text) implements Ran {}

  /// The run was stopped because its node ends. Its attempt is open until the node's registration
  /// is, and its slot is begun again then.
  record GivenUp(Firing firing) implements Ran {}

  /// Nothing ran: the slot was skipped, is closed, waits, or another run of the job is open.
  ///
  /// @param claim null when the job is not part of the configuration any more
  record NotRun(@Nullable Claim claim) implements Ran {}
}
