package io.cryptorun.cli.schedule;

import io.cryptorun.ledger.cluster.NodeRow;
import java.util.List;

/// Whether one node is ready: what a supervisor asks before it sends the next node away.
final class NodeReadiness {

  private NodeReadiness() {}

  /// What keeps the node from taking work; empty when it is ready.
  ///
  /// @param nodes the newest registration of each node
  static List<String> trouble(String id, List<NodeRow> nodes) {
    return nodes.stream()
        .filter(node -> node.node().equals(id))
        .findFirst()
        .map(NodeReadiness::trouble)
        .orElseGet(() -> List.of("node %s has never run here".formatted(id)));
  }

  private static List<String> trouble(NodeRow node) {
    if (node.state().equals("active")) {
      return node.alive()
          ? List.of()
          : List.of("node %s is dead: nobody holds its lock".formatted(node.node()));
    }
    return List.of("node %s is %s".formatted(node.node(), node.state()));
  }
}
