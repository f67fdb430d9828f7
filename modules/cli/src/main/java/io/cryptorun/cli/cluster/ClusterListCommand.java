package io.cryptorun.cli.cluster;

import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.Watch;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Table;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.cluster.NodeList;
import io.cryptorun.ledger.cluster.NodeRow;
import io.cryptorun.ledger.run.Run;
import io.cryptorun.ledger.run.Runs;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `cluster list`: the nodes, and what a draining one still waits for.
@Command(name = "list", description = "Lists the nodes: state, clock, pulse, what they run.")
final class ClusterListCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Mixin private final Watch watch = new Watch();

  ClusterListCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (var database = Database.open(invocation.databases().forReading(), Pool.command())) {
      return watch.tell(invocation, () -> look(database)).number();
    }
  }

  private Answer look(Database database) {
    var nodes = new NodeList(database).newestOfEach();
    var open = new Runs(database).open();
    return Answer.list("NodeList", nodes.stream().map(NodeFields::of).toList(), text(nodes, open));
  }

  private String text(List<NodeRow> nodes, List<Run> open) {
    if (nodes.isEmpty()) {
      return "no node has ever run here; start one: cryptorun schedule start\n";
    }
    var times = invocation.times();
    var table =
        new Table(
            "NODE",
            "HOST",
            "STATE",
            "EPOCH",
            "UP SINCE",
            "CHECK-IN",
            "SKEW",
            "RUNNING",
            "FIRED 24H",
            "RECOVERED 24H",
            "VERSION");
    for (var node : nodes) {
      var told = new NodeText(node, times);
      table.row(
          node.node(),
          node.host(),
          node.standing(),
          Long.toString(node.epoch()),
          times.text(node.startedAt()),
          told.checkIn(),
          told.skew(),
          Integer.toString(node.running()),
          Integer.toString(node.fired24h()),
          Integer.toString(node.recovered24h()),
          node.version());
    }
    var text = new StringBuilder(table.text());
    nodes.stream()
        .filter(node -> node.standing().equals("draining"))
        .forEach(node -> text.append(draining(node, open)));
    return text.toString();
  }

  private String draining(NodeRow node, List<Run> open) {
    var own = open.stream().filter(run -> run.owner().epoch() == node.epoch()).toList();
    if (own.isEmpty()) {
      return "Draining: %s, nothing runs on it any more; it may be stopped%n"
          .formatted(node.node());
    }
    var text = new StringBuilder();
    for (var run : own) {
      text.append(
          "Draining: %s waits for %s run %s, since %s%n"
              .formatted(
                  node.node(),
                  run.slot().job(),
                  run.runId(),
                  invocation.times().text(run.startedAt())));
    }
    return text.toString();
  }
}
