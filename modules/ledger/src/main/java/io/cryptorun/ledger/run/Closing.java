package io.cryptorun.ledger.run;

import java.time.Instant;

/// The answer to closing an attempt that may be followed by another one of its slot.
public sealed interface Closing {

  /// The slot is closed with it.
  record Final(Instant at) implements Closing {}

  /// The slot waits for another attempt.
  ///
  /// @param notBefore when that may begin
  record Again(Instant at, long slotId, Instant notBefore) implements Closing {}

  /// Nothing changed: the run is late.
  ///
  /// @param text what was closed, for the log
  record Refused(String text) implements Closing {}
}
