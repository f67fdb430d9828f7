package io.cryptorun.ledger.run;

import java.time.Instant;

/// The answer to a write under a fence.
public sealed interface Written {

  /// It counts.
  ///
  /// @param at database clock of the transaction
  /// @param othersMayWait false where it is known that no slot of the job waited when this one was
  ///   closed
  record Done(Instant at, boolean othersMayWait) implements Written {}

  /// It changed nothing: the run is late. Its files are to be discarded, and the run is to stop.
  ///
  /// @param text what was closed, for the log
  record Refused(String text) implements Written {}
}
