package io.cryptorun.jobs;

import java.time.Instant;

/// What the alarm clock says is due.
public sealed interface Delivery {

  /// A nominal time of a job.
  ///
  /// @param dueAt the nominal time, not the time of delivery
  record Slot(String job, Instant dueAt) implements Delivery {}

  /// A request that the ledger already holds as a slot.
  record Request(long slotId) implements Delivery {}
}
