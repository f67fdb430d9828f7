package io.cryptorun.ledger.slot;

import org.jdbi.v3.core.Handle;

/// Whoever judges nominal times of a job has its turn, for the rest of the transaction: a claim
/// looks whether a slot has a row and writes one, and nobody else may write it in between.
final class JobTurn {

  private static final String AWAIT =
      """
      select pg_advisory_xact_lock(7202, hashtext(:job))
      """;

  private JobTurn() {}

  /// Waits until no other transaction has the turn.
  static void await(Handle handle, String job) {
    handle.createQuery(AWAIT).bind("job", job).mapTo(String.class).one();
  }
}
