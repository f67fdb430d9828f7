package io.cryptorun.cli.demo;

import io.cryptorun.app.EmbeddedDatabase;
import io.cryptorun.app.Home;
import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.Pool;
import io.cryptorun.postgres.EmbeddedPostgres;
import io.cryptorun.simulator.Simulator;
import io.cryptorun.simulator.SimulatorOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `demo`: everything at once, until Ctrl-C, which stops everything it started.
@Command(
    name = "demo",
    description = "Database, simulated exchanges and two nodes: a scan at once, then on schedule.")
public final class DemoCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Option(names = "--data", paramLabel = "DIR", description = "A recording. Default: synthetic.")
  private @Nullable Path data;

  @Option(
      names = "--replay-from",
      paramLabel = "INSTANT",
      description = "Moves a recording by whole days, so that it happens now.")
  private @Nullable Instant replayFrom;

  public DemoCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    invocation.staysUp();
    invocation.settings();
    var home = new Home(invocation.home()).writable();
    try (var _ = DemoLock.take(home)) {
      return run(home).number();
    }
  }

  private ExitCode run(Home home) throws InterruptedException {
    boolean ownDatabase = startDatabase(home);
    var url = invocation.databases().forNodes();
    say("database", url.toString());
    var simulator = Simulator.start(options());
    say("simulator", "%s, %s".formatted(simulator.url(), simulator.description()));
    var nodes = new ArrayList<NodeProcess>();
    var farewell = new Thread(() -> stop(home, nodes, simulator, ownDatabase), "stop everything");
    Runtime.getRuntime().addShutdownHook(farewell);
    var started = invocation.surroundings().clock().instant();
    for (var id : List.of("node-a", "node-b")) {
      var node = NodeProcess.start(invocation, id, simulator.url(), nodes.isEmpty(), ownDatabase);
      nodes.add(node);
      say(id, "started, process " + node.pid());
    }
    watch(url, nodes, started, farewell);
    if (farewell.getState() == Thread.State.NEW) { // else they were asked to leave
      invocation.warn("both nodes have ended; their logs are in var/log");
    }
    return ExitCode.RUN_FAILED;
  }

  /// Whether this demo started the embedded server, and so has to stop it.
  private boolean startDatabase(Home home) {
    return !invocation.environment().hasExternalDatabase()
        && EmbeddedDatabase.ready(home).startedByUs();
  }

  private SimulatorOptions options() {
    return SimulatorOptions.standard().withData(data).withReplayFrom(replayFrom);
  }

  private void watch(DatabaseUrl url, List<NodeProcess> nodes, Instant started, Thread farewell)
      throws InterruptedException {
    var ended = new HashSet<NodeProcess>();
    try (var database = Database.open(url, Pool.command())) {
      var told = new FinishedRuns(invocation, database, started);
      for (var node = alive(nodes); node.isPresent(); node = alive(nodes)) {
        told.tellNew();
        if (farewell.getState() == Thread.State.NEW) {
          nodes.stream().filter(one -> !one.isAlive()).filter(ended::add).forEach(this::tellEnded);
        }
        node.get().awaitEnd(FinishedRuns.PACE);
      }
    }
  }

  /// Nobody starts it again: who has killed it may want to see what its peer does.
  private void tellEnded(NodeProcess node) {
    invocation.warn(
        "%s has ended with exit code %d; its log is var/log/%s.log"
            .formatted(node.id(), node.exit(), node.id()));
  }

  private static Optional<NodeProcess> alive(List<NodeProcess> nodes) {
    return nodes.stream().filter(NodeProcess::isAlive).findFirst();
  }

  private void stop(Home home, List<NodeProcess> nodes, Simulator simulator, boolean ownDatabase) {
    say("stopping", "runs in flight may finish");
    nodes.stream().filter(NodeProcess::isAlive).forEach(NodeProcess::stop);
    nodes.forEach(NodeProcess::awaitEnd);
    simulator.close();
    if (ownDatabase) {
      EmbeddedPostgres.in(home.postgres()).stop();
    }
    say("stopped", ownDatabase ? "nodes, simulator and database" : "nodes and simulator");
  }

  private void say(String stage, String text) {
    invocation.say("▸ %-10s %s".formatted(stage, text));
  }
}
