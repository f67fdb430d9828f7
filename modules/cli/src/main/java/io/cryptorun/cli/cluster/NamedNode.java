package io.cryptorun.cli.cluster;

import io.cryptorun.app.settings.Spelling;
import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.error.ErrorReport;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.cluster.NodeList;
import io.cryptorun.ledger.cluster.NodeRow;

/// Finds the daemon that a command names.
public final class NamedNode {

  private NamedNode() {}

  /// The newest registration of the daemon of this id.
  public static NodeRow in(Database database, String id) {
    var daemons =
        new NodeList(database)
            .newestOfEach().stream().filter(node -> node.kind().equals("daemon")).toList();
    return daemons.stream()
        .filter(node -> node.node().equals(id))
        .findFirst()
        .orElseThrow(() -> {
          var names = daemons.stream().map(NodeRow::node).toList();
          var all =
              names.isEmpty() ? "none has ever run here" : "nodes: " + String.join(", ", names);
          return new CommandRefused(
              ErrorReport.of(
                  "CR-NODE-002",
                  ExitCode.NOT_FOUND,
                  "no node \"%s\"".formatted(id),
                  "",
                  "",
                  Spelling.nearest(id, names)
                      .map(guess -> "did you mean %s? %s".formatted(guess, all))
                      .orElse(all)));
        });
  }
}
