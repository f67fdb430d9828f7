package io.cryptorun.cli.cluster.drill;

import io.cryptorun.ledger.cluster.NodeRow;

/// A node of the home that does the day's work, struck from outside by its process.
final class WorkingNode implements Struck {

  private final NodeRow node;
  private final ProcessHandle process;
  private final Thread thaw = new Thread(this::thaw, "thaw");

  WorkingNode(NodeRow node, ProcessHandle process) {
    this.node = node;
    this.process = process;
  }

  NodeRow row() {
    return node;
  }

  @Override
  public String id() {
    return node.node();
  }

  /// A frozen process outlives whoever froze it: it is thawed also when the drill is given up, and
  /// when the drill itself is killed.
  @Override
  public void strike(DrillKind kind) throws InterruptedException {
    switch (kind) {
      case kill -> process.destroyForcibly();
      case freeze -> {
        Runtime.getRuntime().addShutdownHook(thaw);
        Signals.freeze(process.pid(), kind.length());
      }
      case partition -> throw new IllegalStateException("a working node has no cable to cut");
    }
  }

  @Override
  public boolean heal(DrillKind kind) throws InterruptedException {
    if (kind == DrillKind.freeze) {
      Signals.thaw(process.pid());
      Runtime.getRuntime().removeShutdownHook(thaw);
    }
    return kind != DrillKind.kill;
  }

  private void thaw() {
    try {
      Signals.thaw(process.pid());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
