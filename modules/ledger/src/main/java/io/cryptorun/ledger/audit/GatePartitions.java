package io.cryptorun.ledger.audit;

import io.cryptorun.ledger.Database;

/// The monthly partitions of the gate decisions.
public final class GatePartitions {

  private static final String PREPARE =
      """
      select cryptorun.prepare_gate_partitions()
      """;

  private static final String STRAY =
      """
      select count(*)
      from cryptorun.gate_decision_default
      """;

  private final Database database;

  public GatePartitions(Database database) {
    this.database = database;
  }

  /// Makes the partitions of this month and the next three.
  ///
  /// @return how many were missing
  public int prepare() {
    return database.write(handle -> handle.createQuery(PREPARE).mapTo(Integer.class).one());
  }

  /// Rows whose month has no partition of its own: none, unless no node ran for months.
  public long strayRows() {
    return database.read(handle -> handle.createQuery(STRAY).mapTo(Long.class).one());
  }
}
