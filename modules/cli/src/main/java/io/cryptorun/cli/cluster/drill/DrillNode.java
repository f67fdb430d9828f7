package io.cryptorun.cli.cluster.drill;

import io.cryptorun.cli.demo.NodeProcess;
import java.util.function.Supplier;

/// A node of the drill: a process, and the cable to its database.
final class DrillNode implements Struck, AutoCloseable {

  private final String id;
  private final Relay relay;
  private final Supplier<NodeProcess> start;
  private NodeProcess process;

  DrillNode(String id, Relay relay, Supplier<NodeProcess> start) {
    this.id = id;
    this.relay = relay;
    this.start = start;
    this.process = start.get();
  }

  @Override
  public String id() {
    return id;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void strike(DrillKind kind) throws InterruptedException {
    switch (kind) {
      case kill -> process.kill();
      case freeze -> Signals.freeze(process.pid());
      case partition -> relay.cut();
    }
  }

  @Override
  public boolean heal(DrillKind kind) throws InterruptedException {
    switch (kind) {
      case kill -> {
        process.awaitEnd();
        process = start.get();
      }
      case freeze -> Signals.thaw(process.pid());
      case partition -> relay.mend();
    }
    return true;
  }

  /// Ends it; the pair is thrown away, nothing is drained for.
  @Override
  public void close() {
    process.kill();
    process.awaitEnd();
    relay.close();
  }
}
