package io.cryptorun.cli.cluster.drill;

import io.cryptorun.app.Membership;
import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.error.ErrorReport;
import io.cryptorun.ledger.cluster.Drills;
import io.cryptorun.ledger.cluster.NodeRow;
import java.util.Optional;

/// Whether a node that is at work may be struck: its process is one of this machine, and another
/// node is there to take over.
final class WorkingNodes {

  private WorkingNodes() {}

  /// Returns the node.
  ///
  /// @throws CommandRefused when it must not be struck; nothing has happened then
  static WorkingNode of(NodeRow node, Drills drills) {
    if (!node.standing().equals("active")) {
      throw refused(node, "it is " + node.standing(), "cryptorun cluster list");
    }
    if (!drills.isSettled()) {
      throw refused(
          node,
          "no other node has been active for four seconds: nobody would take over",
          "start a second one: cryptorun schedule start --node-id ID");
    }
    return process(node, drills)
        .map(process -> new WorkingNode(node, process))
        .orElseThrow(() ->
            refused(
                node,
                "its process is not one of this machine",
                "run the drill on %s".formatted(node.host())));
  }

  /// A process id may have been given to another process meanwhile: that one began later.
  private static Optional<ProcessHandle> process(NodeRow node, Drills drills) {
    if (!node.host().equals(Membership.host())) {
      return Optional.empty();
    }
    return drills
        .process(node.epoch())
        .flatMap(ProcessHandle::of)
        .filter(
            process -> process.info().startInstant().filter(node.startedAt()::isAfter).isPresent());
  }

  private static CommandRefused refused(NodeRow node, String why, String hint) {
    return new CommandRefused(
        ErrorReport.of(
            "CR-NODE-003",
            ExitCode.CONFLICT,
            "node %s is not struck: %s".formatted(node.node(), why),
            "",
            "",
            hint));
  }
}
