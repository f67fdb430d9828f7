package io.cryptorun.cli.cluster.drill;

import io.cryptorun.cli.demo.NodeProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/// A node of the drill: a process, and the cable to its database.
final class DrillNode implements AutoCloseable {

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

  String id() {
    return id;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void strike(DrillKind kind) throws InterruptedException {
    switch (kind) {
      case kill -> process.kill();
      case freeze -> signal("-STOP");
      case partition -> relay.cut();
    }
  }

  void heal(DrillKind kind) throws InterruptedException {
    switch (kind) {
      case kill -> {
        process.awaitEnd();
        process = start.get();
      }
      case freeze -> signal("-CONT");
      case partition -> relay.mend();
    }
  }

  private void signal(String signal) throws InterruptedException {
    try {
      int exit = new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
      if (exit != 0) {
        throw new IllegalStateException("kill %s of %s: exit %d".formatted(signal, id, exit));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the program kill was not found", e);
    }
  }

  /// Ends it; the pair is thrown away, nothing is drained for.
  @Override
  public void close() {
    process.kill();
    process.awaitEnd();
    relay.close();
  }
}
