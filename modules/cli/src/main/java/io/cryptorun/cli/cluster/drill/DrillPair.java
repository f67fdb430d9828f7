package io.cryptorun.cli.cluster.drill;

import io.cryptorun.app.EmbeddedDatabase;
import io.cryptorun.app.Home;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.demo.NodeProcess;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.schema.Roles.Role;
import io.cryptorun.postgres.EmbeddedPostgres;
import io.cryptorun.simulator.Simulator;
import io.cryptorun.simulator.SimulatorOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Two nodes with database and simulated exchanges, in a home below the operator's own. Their one
/// job is the warm scan, due every minute and busy for most of it: there is nearly always a run to
/// strike.
final class DrillPair implements AutoCloseable {

  static final List<String> IDS = List.of("drill-a", "drill-b");

  private static final String SCHEDULE =
      """
      global:
        artifacts_dir: "artifacts"
        timezone: "UTC"
      jobs:
        - name: "scan.warm"
          schedule: "* * * * *"
          type: "scan.warm"
          description: "The run that a drill strikes"
          enabled: true
          config:
            universe: "remaining"
            venues: ["kraken", "okx"]
            max_sample: 100
            ttl: 1
            top_n: 20
            output_dir: "warm_signals"
      """;

  private final Simulator simulator;
  private final EmbeddedPostgres postgres;
  private final Database database;
  private final List<DrillNode> nodes;

  private DrillPair(
      Simulator simulator, EmbeddedPostgres postgres, Database database, List<DrillNode> nodes) {
    this.simulator = simulator;
    this.postgres = postgres;
    this.database = database;
    this.nodes = nodes;
  }

  static DrillPair start(Invocation invocation) {
    var home = new Home(invocation.home().resolve("var/drill"));
    var embedded = EmbeddedDatabase.ready(home);
    var url = embedded.url(Role.APP);
    var simulator = Simulator.start(SimulatorOptions.standard());
    var config = config(invocation, home);
    var nodes =
        IDS.stream()
            .map(id -> node(invocation, id, config, home, url, simulator.url().toString()))
            .toList();
    return new DrillPair(
        simulator, EmbeddedPostgres.in(home.postgres()), Database.open(url, Pool.command()), nodes);
  }

  private static DrillNode node(
      Invocation invocation, String id, Path config, Home home, DatabaseUrl url, String simulator) {
    int port = url.hosts().getFirst().port();
    var relay = Relay.to(port);
    var behind = url.toString().replace(":" + port + "/", ":" + relay.port() + "/");
    var variables =
        Map.of(
            "CRYPTORUN_HOME", home.path().toString(),
            "CRYPTORUN_DATABASE_URL", behind,
            "CRYPTORUN_SIMULATOR", simulator);
    return new DrillNode(
        id, relay, () -> NodeProcess.startSilent(invocation, id, config, variables));
  }

  private static Path config(Invocation invocation, Home home) {
    try {
      var folder = Files.createDirectories(home.var().resolve("config"));
      Files.writeString(folder.resolve("venues.yaml"), invocation.settings().venuesFile().text());
      return Files.writeString(folder.resolve("scheduler.yaml"), SCHEDULE);
    } catch (IOException e) {
      throw new UncheckedIOException("the configuration of the drill was not written", e);
    }
  }

  Database database() {
    return database;
  }

  DrillNode node(String id) {
    return nodes.stream().filter(node -> node.id().equals(id)).findFirst().orElseThrow();
  }

  boolean isAlive() {
    return nodes.stream().allMatch(DrillNode::isAlive);
  }

  @Override
  public void close() {
    nodes.forEach(DrillNode::close);
    database.close();
    simulator.close();
    postgres.stop();
  }
}
