package io.cryptorun.cli;

import io.cryptorun.app.Version;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.cli.output.Table;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.cluster.NodeList;
import io.cryptorun.ledger.cluster.NodeRow;
import io.cryptorun.ledger.schema.Migrations;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `version`: what is running here and, when asked, on the other nodes.
@Command(
    name = "version",
    description = "Shows the version of CryptoRun, of its schema and of Java.")
final class VersionCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Option(names = "--nodes", description = "Also those of all nodes, as the database has them.")
  private boolean nodes;

  VersionCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    invocation.answer(nodes ? withNodes() : answer());
    return ExitCode.DONE.number();
  }

  /// This program's, which is known without asking anybody.
  static Answer answer() {
    return Answer.item("Version", own().with("nodes", null), text());
  }

  private Answer withNodes() {
    try (var database = Database.open(invocation.databases().forReading(), Pool.command())) {
      var found =
          new NodeList(database)
              .newestOfEach().stream().filter(node -> node.kind().equals("daemon")).toList();
      var fields = found.stream().map(VersionCommand::node).toList();
      return Answer.item("Version", own().with("nodes", fields), text() + table(found));
    }
  }

  private static Fields own() {
    return new Fields()
        .with("version", Version.code())
        .with("schema", Migrations.VERSION)
        .with("java", Runtime.version().toString())
        .with("java_home", Objects.toString(System.getProperty("java.home"), null))
        .with("system", system());
  }

  private static String system() {
    return "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  private static String text() {
    return "cryptorun %s, schema %d (Java %s, %s)%n"
        .formatted(Version.code(), Migrations.VERSION, Runtime.version(), system());
  }

  private static String table(List<NodeRow> nodes) {
    if (nodes.isEmpty()) {
      return "no node was ever started\n";
    }
    var table = new Table("NODE", "STATE", "ALIVE", "VERSION");
    for (var node : nodes) {
      table.row(node.node(), node.state(), node.alive() ? "yes" : "no", node.version());
    }
    return table.text();
  }

  private static Fields node(NodeRow node) {
    return new Fields()
        .with("node", node.node())
        .with("state", node.state())
        .with("alive", node.alive())
        .with("version", node.version());
  }
}
