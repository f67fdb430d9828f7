package io.cryptorun.rig;

import static java.util.Objects.requireNonNull;

import io.cryptorun.rig.check.Check;
import io.cryptorun.rig.check.Evidence;
import io.cryptorun.rig.check.Finding;
import io.cryptorun.rig.database.RigServer;
import io.cryptorun.rig.database.Sql;
import io.cryptorun.rig.node.NodePlan;
import io.cryptorun.rig.node.RigJob;
import io.cryptorun.rig.node.Trap;
import io.cryptorun.rig.node.Witness;
import io.cryptorun.rig.process.Await;
import io.cryptorun.rig.process.NodeProcess;
import io.cryptorun.testkit.FaultProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/// One database, any number of node processes, and between each node and the database a network
/// that can be told to fail.
public final class Rig implements AutoCloseable {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration QUIET = Duration.ofSeconds(15);

  private static final String BEGUN_AGAIN =
      """
      select a.started_at
      from cryptorun.attempt a
      join cryptorun.attempt former on former.run_id = a.recovered_from
      where former.node = ? and former.outcome = 'abandoned' and a.node <> ?
        and a.started_at > ?::timestamptz
      order by a.started_at
      """;

  private final RigServer server;
  private final Path home;
  private final List<RigJob> jobs;
  private final ZoneId zone;
  private final Map<String, FaultProxy> networks = new HashMap<>();
  private final Map<String, NodeProcess> newest = new LinkedHashMap<>();
  private final List<NodeProcess> processes = new ArrayList<>();

  private Rig(RigServer server, Path home, List<RigJob> jobs, ZoneId zone) {
    this.server = server;
    this.home = home;
    this.jobs = List.copyOf(jobs);
    this.zone = zone;
  }

  /// A database without nodes.
  ///
  /// @param jobs the schedule of every node
  public static Rig with(List<RigJob> jobs) throws IOException {
    return with(jobs, ZoneOffset.UTC);
  }

  /// The same with a schedule whose times are those of a zone.
  public static Rig with(List<RigJob> jobs, ZoneId zone) throws IOException {
    var server = RigServer.take();
    var home = Files.createTempDirectory("cryptorun-rig-home-");
    return new Rig(server, home, jobs, zone);
  }

  /// Starts a node, behind the network it had before if it ran already, and waits until it
  /// delivers.
  public NodeProcess start(String id) {
    return launch(id, List.of()).awaitDelivering();
  }

  /// Starts a node's process.
  ///
  /// @param options of its virtual machine
  public NodeProcess launch(String id, List<String> options) {
    var plan =
        new NodePlan(id, server.appUrl(network(id).port()), home, home.resolve(id), jobs, zone);
    var process = NodeProcess.launch(plan, options);
    processes.add(process);
    newest.put(id, process);
    return process;
  }

  /// The process that a node has now, or had last.
  public NodeProcess node(String id) {
    var process = newest.get(id);
    if (process == null) {
      throw new IllegalArgumentException("node %s was never started".formatted(id));
    }
    return process;
  }

  /// Between a node and the database.
  public FaultProxy network(String id) {
    return networks.computeIfAbsent(id, _ -> FaultProxy.to(server.port()));
  }

  /// A node that was stopped in the middle of a run.
  ///
  /// @param since the moment before, by the machine's clock, which is also the database's
  public record Stopped(NodeProcess node, Instant since) {}

  /// Freezes a node in the middle of a run: whether it was can be seen as soon as it stands still.
  public Stopped freezeWorker() {
    while (true) {
      var node = worker();
      var since = node.freeze();
      if (node.isInRun()) {
        return new Stopped(node, since);
      }
      node.thaw();
    }
  }

  /// Kills a node in the middle of a run.
  public Stopped killWorker() {
    var node = freezeWorker().node();
    return new Stopped(node, node.kill());
  }

  /// Waits until a node has only just begun a run: the one that happens to, since the node that
  /// fires a trigger usually gets its next turn as well.
  public NodeProcess worker() {
    return first("a node works", NodeProcess::hasJustBegun);
  }

  private NodeProcess first(String what, Predicate<NodeProcess> is) {
    var found = new AtomicReference<NodeProcess>();
    Await.until(
        what,
        LONG,
        () -> {
          newest.values().stream().filter(is).findFirst().ifPresent(found::set);
          return found.get() != null;
        });
    return requireNonNull(found.get());
  }

  /// Lays a trap for whichever node comes by: who gets the next turn is the alarm clock's choice.
  public void lay(Trap trap) {
    var name = NodeProcess.newName();
    newest.values().forEach(node -> node.lay(trap, name));
  }

  /// Waits until a node is caught in the trap that was laid for all.
  public NodeProcess trapped() {
    return first("a node is in the trap", NodeProcess::isTrapped);
  }

  /// How often the trap that was laid for all has sprung.
  public int trapsSprung() {
    return newest.values().stream().mapToInt(NodeProcess::trapsSprung).sum();
  }

  /// Waits until another node has begun again what a node had under way.
  ///
  /// @param since when it was stopped, by the database's clock
  /// @return from then to the beginning of the other node's attempt
  public Duration takeover(String from, Instant since) {
    Await.until(
        "what %s had under way begins again elsewhere".formatted(from),
        LONG,
        () -> !takeovers(from, since).isEmpty());
    return Duration.between(since, takeovers(from, since).getFirst());
  }

  private List<Instant> takeovers(String from, Instant since) {
    return sql().list(BEGUN_AGAIN, row -> Sql.instant(row, 1), from, from, since.toString());
  }

  /// Ends every fault: networks relay, frozen nodes go on, nodes that are gone are started again.
  ///
  /// @return when that was done, by the database's clock
  public Instant heal() {
    networks.values().forEach(FaultProxy::pass);
    for (var node : List.copyOf(newest.values())) {
      if (node.isFrozen()) {
        node.thaw();
      }
      if (!node.isAlive()) {
        start(node.id());
      }
    }
    return sql().now();
  }

  /// Lets the pair be for a while, then looks for everything that must not be.
  ///
  /// @param healedAt what [#heal] answered
  public List<Finding> findings(Instant healedAt) {
    Await.pass(QUIET);
    return Check.all(evidence(healedAt, sql().now()));
  }

  /// What the checks look at.
  ///
  /// @param until up to when the nodes were there to work, by the database's clock
  public Evidence evidence(Instant healedAt, Instant until) {
    return new Evidence(sql(), jobs, this::witness, home, healedAt, until);
  }

  public RigServer server() {
    return server;
  }

  /// Asks the database as superuser, past every network.
  public Sql sql() {
    return server.sql();
  }

  public List<RigJob> jobs() {
    return jobs;
  }

  /// Holds the artifacts, and a folder for each node.
  public Path home() {
    return home;
  }

  /// What the jobs of all nodes have left outside the database.
  public List<Witness.Line> witness() {
    return newest.values().stream().flatMap(node -> node.witness().stream()).toList();
  }

  /// Ends every process; the files stay for whoever looks into a failure.
  @Override
  public void close() throws IOException {
    processes.forEach(NodeProcess::close);
    networks.values().forEach(FaultProxy::close);
    server.close();
  }
}
