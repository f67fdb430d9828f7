package io.cryptorun.rig;

import io.cryptorun.rig.database.RigServer;
import io.cryptorun.rig.database.Sql;
import io.cryptorun.rig.node.NodePlan;
import io.cryptorun.rig.node.RigJob;
import io.cryptorun.rig.node.Trap;
import io.cryptorun.rig.node.Witness;
import io.cryptorun.rig.process.NodeProcess;
import io.cryptorun.testkit.FaultProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One database, any number of node processes, and between each node and the database a network
/// that can be told to fail.
public final class Rig implements AutoCloseable {

  private final RigServer server;
  private final Path home;
  private final List<RigJob> jobs;
  private final Map<String, FaultProxy> networks = new HashMap<>();
  private final Map<String, NodeProcess> newest = new LinkedHashMap<>();
  private final List<NodeProcess> processes = new ArrayList<>();

  private Rig(RigServer server, Path home, List<RigJob> jobs) {
    this.server = server;
    this.home = home;
    this.jobs = List.copyOf(jobs);
  }

  /// A database without nodes.
  ///
  /// @param jobs the schedule of every node
  public static Rig with(List<RigJob> jobs) throws IOException {
    var server = RigServer.take();
    var home = Files.createTempDirectory("cryptorun-rig-home-");
    return new Rig(server, home, jobs);
  }

  /// Starts a node, behind the network it had before if it ran already, and waits until it
  /// delivers.
  public NodeProcess start(String id) {
    return launch(id, List.of(), List.of()).awaitDelivering();
  }

  /// Starts a node's process.
  ///
  /// @param options of its virtual machine
  public NodeProcess launch(String id, List<Trap> traps, List<String> options) {
    var plan =
        new NodePlan(id, server.appUrl(network(id).port()), home, home.resolve(id), jobs, traps);
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
