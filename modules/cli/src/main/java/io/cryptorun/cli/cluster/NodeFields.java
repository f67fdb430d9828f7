package io.cryptorun.cli.cluster;

import io.cryptorun.cli.output.Fields;
import io.cryptorun.ledger.cluster.NodeRow;

/// A node as fields: the same wherever it is told of.
public final class NodeFields {

  private NodeFields() {}

  public static Fields of(NodeRow node) {
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
        .with("seen_ago_ms", node.seenAgoMs())
        .with("clock_skew_ms", node.clockSkewMs())
        .with("running", node.running())
        .with("fired_24h", node.fired24h())
        .with("recovered_24h", node.recovered24h())
        .with("drift", node.drift());
  }
}
