package io.cryptorun.cli.schedule;

import io.cryptorun.app.Version;
import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.Watch;
import io.cryptorun.cli.cluster.NodeFields;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.cli.output.OutputFormat;
import io.cryptorun.cli.request.RequestAnswer;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.cluster.NodeList;
import io.cryptorun.ledger.cluster.NodeRow;
import io.cryptorun.ledger.command.Commands;
import io.cryptorun.ledger.schedule.StoredTriggers;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `schedule status`: who is alive, what ran last, what comes next.
@Command(name = "status", description = "Tells which nodes are alive and how the jobs stand.")
public final class ScheduleStatusCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Option(
      names = "--check",
      description =
          "Exit code 8 when anything is late, stuck or degraded, or fewer than two nodes are"
              + " alive.")
  private boolean check;

  @Option(
      names = "--node",
      paramLabel = "ID",
      description = "Health is that of this node alone: ready, when it is alive and takes work.")
  private @Nullable String node;

  @Mixin private final Watch watch = new Watch();

  private boolean healthy;

  public ScheduleStatusCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (var database = Database.open(invocation.databases().forReading(), Pool.command())) {
      var exit = watch.tell(invocation, () -> look(database));
      return (check && !healthy ? ExitCode.UNHEALTHY : exit).number();
    }
  }

  private Answer look(Database database) {
    var now = invocation.surroundings().clock().instant();
    var view = LedgerView.read(invocation, database);
    var nodes = new NodeList(database).newestOfEach();
    var waiting = new Commands(database).waiting();
    var stuck =
        new StoredTriggers(database)
            .all().stream().filter(StoredTriggers.StoredTrigger::stuck).toList();
    var trouble =
        node == null ? Trouble.of(view, nodes, stuck, now) : NodeReadiness.trouble(node, nodes);
    healthy = trouble.isEmpty();
    var text =
        new StatusText(view, nodes, waiting, trouble, now).text(invocation.options(), width());
    return Answer.item("Status", item(database, view, nodes, waiting, trouble, now), text);
  }

  private @Nullable Integer width() {
    boolean all = invocation.options().output() == OutputFormat.wide;
    return all ? null : invocation.surroundings().columns();
  }

  private Fields item(
      Database database,
      LedgerView view,
      List<NodeRow> nodes,
      List<Commands.Status> waiting,
      List<String> trouble,
      Instant now) {
    return new Fields()
        .with("version", Version.code())
        .with("healthy", trouble.isEmpty())
        .with("trouble", trouble)
        .with("warnings", Warnings.of(nodes))
        .with("market", view.market())
        .with("regime", view.regimeWord())
        .with("providers", view.health() == null ? List.of() : view.health().fields())
        .with("database", database.url().toString())
        .with("nodes", nodes.stream().map(NodeFields::of).toList())
        .with("running", view.open().stream().map(JobFields::run).toList())
        .with("waiting", waiting.stream().map(RequestAnswer::fields).toList())
        .with(
            "jobs",
            view.settings().jobs().stream().map(job -> JobFields.of(job, view, now)).toList());
  }
}
