package io.cryptorun.cli.cluster.drill;

/// A node that a drill strikes.
interface Struck {

  String id();

  void strike(DrillKind kind) throws InterruptedException;

  /// Ends the fault.
  ///
  /// @return whether the node comes back without anybody's help
  boolean heal(DrillKind kind) throws InterruptedException;
}
