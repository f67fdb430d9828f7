package io.cryptorun.cli.doctor;

import io.cryptorun.ledger.cluster.NodeRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The daemons that are alive, and everybody's clock against the database's.
final class NodesCheck {

  /// Above it a node stands by as long as another is active.
  private static final Duration LIMIT = Duration.ofMillis(500);

  private static final Duration NOTABLE = Duration.ofMillis(200);

  private NodesCheck() {}

  /// @param here this machine's clock at about the moment of `database`
  /// @param database the database's clock
  static List<Measurement> of(List<NodeRow> nodes, Instant here, Instant database) {
    var alive =
        nodes.stream().filter(node -> node.alive() && node.kind().equals("daemon")).toList();
    var measurements = new ArrayList<Measurement>();
    measurements.add(pair(alive));
    measurements.add(clock("this machine", Duration.between(database, here).toMillis()));
    for (var node : alive) {
      var skew = node.clockSkewMs();
      measurements.add(
          skew == null
              ? Measurement.warn("clock", node.node() + " was not measured", "restart the node")
              : clock(node.node(), skew));
    }
    return measurements;
  }

  private static Measurement pair(List<NodeRow> alive) {
    var names = String.join(", ", alive.stream().map(NodeRow::node).toList());
    return switch (alive.size()) {
      case 0 ->
          Measurement.warn(
              "nodes", "none is alive: nothing runs by itself", "cryptorun schedule start");
      case 1 ->
          Measurement.warn(
              "nodes",
              "one is alive, %s: nobody would take over from it".formatted(names),
              "start a second one: cryptorun schedule start --node-id ID");
      default -> Measurement.ok("nodes", "%d alive: %s".formatted(alive.size(), names));
    };
  }

  private static Measurement clock(String whose, long skewMs) {
    var found =
        "%s is %+d ms off the database (limit %d ms)".formatted(whose, skewMs, LIMIT.toMillis());
    if (Math.abs(skewMs) > LIMIT.toMillis()) {
      return Measurement.fail("clock", found, "check chrony or NTP there; such a node stands by");
    }
    return Math.abs(skewMs) > NOTABLE.toMillis()
        ? Measurement.warn("clock", found, "check chrony or NTP there")
        : Measurement.ok("clock", found);
  }
}
