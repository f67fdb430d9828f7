package io.cryptorun.cli.schedule;

import io.cryptorun.app.Version;
import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.NodeList;
import io.cryptorun.ledger.NodeRow;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.Runs;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `schedule status`: who is alive, what ran last, what comes next.
@Command(name = "status", description = "Tells which nodes are alive and how the jobs stand.")
public final class ScheduleStatusCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Option(names = "--check", description = "Exit code 8 when no node is alive or a job is late.")
  private boolean check;

  @Option(
      names = "--node",
      paramLabel = "ID",
      description = "Health is that of this node alone: ready, when it is alive and takes work.")
  private @Nullable String node;

  public ScheduleStatusCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var url = invocation.databases().forReading();
    var now = invocation.surroundings().clock().instant();
    try (var database = Database.open(url, Pool.command())) {
      var view = LedgerView.read(invocation, database);
      var nodes = new NodeList(database).newestOfEach();
      var running = new Runs(database).open();
      var trouble = node == null ? trouble(view, nodes, now) : NodeReadiness.trouble(node, nodes);
      var text = new StatusText(view, nodes, running, trouble, now).text(invocation.options());
      var item =
          new Fields()
              .with("version", Version.code())
              .with("healthy", trouble.isEmpty())
              .with("trouble", trouble)
              .with("market", view.market())
              .with("regime", view.regimeWord())
              .with("providers", view.health() == null ? List.of() : view.health().fields())
              .with("database", url.toString())
              .with("nodes", nodes.stream().map(ScheduleStatusCommand::node).toList())
              .with("running", running.stream().map(JobFields::run).toList())
              .with("jobs", jobs(view, now));
      invocation.answer(Answer.item("Status", item, text));
      return (check && !trouble.isEmpty() ? ExitCode.UNHEALTHY : ExitCode.DONE).number();
    }
  }

  private static List<Fields> jobs(LedgerView view, Instant now) {
    return view.settings().jobs().stream().map(job -> JobFields.of(job, view, now)).toList();
  }

  /// What is not as it should be; a slot counts as late when nobody took it for ten seconds.
  private static List<String> trouble(LedgerView view, List<NodeRow> nodes, Instant now) {
    var trouble = new java.util.ArrayList<String>();
    if (nodes.stream().noneMatch(node -> node.alive() && node.kind().equals("daemon"))) {
      trouble.add("no node is alive: cryptorun schedule start");
    }
    for (var job : view.settings().jobs()) {
      long late = view.lateSeconds(job, now);
      if (late > 10) {
        trouble.add("%s is %d s late".formatted(job.name(), late));
      }
    }
    return List.copyOf(trouble);
  }

  private static Fields node(NodeRow node) {
    return new Fields()
        .with("node", node.node())
        .with("epoch", node.epoch())
        .with("state", node.state())
        .with("kind", node.kind())
        .with("alive", node.alive())
        .with("host", node.host())
        .with("version", node.version())
        .with("market", node.market())
        .with("started_at", node.startedAt())
        .with("last_seen", node.lastSeen())
        .with("clock_skew_ms", node.clockSkewMs());
  }
}
