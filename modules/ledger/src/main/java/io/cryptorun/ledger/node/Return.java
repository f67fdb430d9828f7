package io.cryptorun.ledger.node;

import io.cryptorun.ledger.NodeEpoch;

/// How a node that lost its session came back.
sealed interface Return {

  /// Nobody took over meanwhile: it goes on under its epoch.
  record Kept(NodeEpoch node) implements Return {}

  /// Its registration was closed; it must interrupt what it has under way, then rejoin.
  record Fenced(NodeEpoch former) implements Return {}

  /// It has a new epoch.
  record Rejoined(NodeEpoch node) implements Return {}

  /// It may not come back now; it tries again.
  record Refused(Joining because) implements Return {}
}
