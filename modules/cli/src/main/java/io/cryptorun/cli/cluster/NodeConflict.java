package io.cryptorun.cli.cluster;

import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.error.ErrorReport;
import io.cryptorun.ledger.cluster.NodeRow;

/// Requests that make no sense as a node stands. Nothing is sent then.
final class NodeConflict {

  private NodeConflict() {}

  static CommandRefused of(NodeRow node, String what) {
    return new CommandRefused(
        ErrorReport.of(
            "CR-REQ-015",
            ExitCode.CONFLICT,
            "node %s %s: it is %s. nothing changed".formatted(node.node(), what, node.standing()),
            "",
            "",
            "cryptorun cluster list"));
  }
}
