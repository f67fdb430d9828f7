package io.cryptorun.scheduling.command;

import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.command.Command;
import io.cryptorun.ledger.command.CommandResult;
import io.cryptorun.ledger.node.Registration;
import io.cryptorun.scheduling.QuartzNode;
import java.util.Map;

/// What is asked of a node itself.
public final class NodeCommands {

  private final Registration registration;
  private final QuartzNode quartz;

  public NodeCommands(Registration registration, QuartzNode quartz) {
    this.registration = registration;
    this.quartz = quartz;
  }

  /// Begins nothing more; what runs may finish. Asked again it says the same.
  CommandResult drain(Command command, NodeEpoch by) {
    if (!command.target().equals(by.node())) {
      return notThere(command);
    }
    boolean wasActive = registration.drain();
    quartz.standBy();
    return CommandResult.applied(
        "node %s begins nothing more; what runs may finish".formatted(by.node()),
        Map.of("state", wasActive ? "active" : "draining"),
        Map.of("state", "draining"));
  }

  /// Takes part again.
  CommandResult undrain(Command command, NodeEpoch by) {
    if (!command.target().equals(by.node())) {
      return notThere(command);
    }
    boolean wasDraining = registration.undrain();
    quartz.start();
    return CommandResult.applied(
        "node %s takes part again".formatted(by.node()),
        Map.of("state", wasDraining ? "draining" : "active"),
        Map.of("state", "active"));
  }

  /// Frees a trigger that is stuck, and no other.
  CommandResult unstick(Command command) {
    var freed = quartz.repair(command.target());
    return freed.isEmpty()
        ? CommandResult.refused("no trigger %s is stuck".formatted(command.target()))
        : CommandResult.applied(
            freed.get().told(),
            Map.of("state", freed.get().state()),
            Map.of("state", freed.get().isSpent() ? "removed" : freed.get().repaired()));
  }

  private static CommandResult notThere(Command command) {
    return CommandResult.refused("no node %s is there".formatted(command.target()));
  }
}
