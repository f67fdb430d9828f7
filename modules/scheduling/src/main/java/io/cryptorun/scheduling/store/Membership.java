package io.cryptorun.scheduling.store;

import io.cryptorun.ledger.NodeEpoch;

/// What the store has to know of the node it serves. It asks anew each time: a node that was fenced
/// comes back under another epoch.
public interface Membership {

  /// The registration under which the node acts now.
  NodeEpoch node();

  /// Whether the node may begin anything: a member that is not draining.
  boolean mayClaim();

  /// Whether the node may touch the schedule at all: it is not fenced as far as it knows, and the
  /// database has confirmed so lately.
  boolean isMember();

  /// A node that keeps its registration for as long as it lives.
  static Membership of(NodeEpoch node) {
    return new Membership() {
      @Override
      public NodeEpoch node() {
        return node;
      }

      @Override
      public boolean mayClaim() {
        return true;
      }

      @Override
      public boolean isMember() {
        return true;
      }
    };
  }
}
