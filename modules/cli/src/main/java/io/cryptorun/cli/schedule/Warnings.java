package io.cryptorun.cli.schedule;

import io.cryptorun.ledger.cluster.NodeRow;
import java.util.List;
import java.util.stream.Stream;

/// What an operator should know of the nodes that are alive, and nothing is wrong with yet.
final class Warnings {

  private Warnings() {}

  static List<String> of(List<NodeRow> nodes) {
    return nodes.stream().filter(NodeRow::isLivingDaemon).flatMap(Warnings::of).toList();
  }

  private static Stream<String> of(NodeRow node) {
    var drift = node.drift();
    return Stream.concat(
        drift == null ? Stream.of() : Stream.of("node %s: %s".formatted(node.node(), drift)),
        node.hasNotableSkew() && !node.hasTooMuchSkew()
            ? Stream.of(
                "the clock of node %s is %+d ms off the database's"
                    .formatted(node.node(), node.clockSkewMs()))
            : Stream.of());
  }
}
