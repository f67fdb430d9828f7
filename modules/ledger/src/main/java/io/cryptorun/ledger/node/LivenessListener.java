package io.cryptorun.ledger.node;

import io.cryptorun.ledger.NodeEpoch;
import java.time.Duration;

/// What a node hears of its own standing and of its peers. Called on the liveness threads: each
/// method returns soon.
public interface LivenessListener {

  /// The session that stands for the node's life is gone. It may be fenced at any moment; runs go
  /// on, nothing new begins.
  void sessionLost(NodeEpoch node);

  /// The session stands again, under the epoch it had.
  void sessionRegained(NodeEpoch node);

  /// The node was taken for dead: what it has under way is to be interrupted, nothing of it can be
  /// published any more.
  void fenced(NodeEpoch former);

  /// The node is a member again, under a new epoch.
  void rejoined(NodeEpoch now);

  /// A peer was taken over from: recover its firings and deliver what is open again.
  void tookOver(Takeover.Done takeover);

  /// Somebody has set the machine's clock: what waits for a time of it waits too long or too short.
  ///
  /// @param by how far; negative for back
  void clockStepped(NodeEpoch node, Duration by);
}
