package io.cryptorun.scheduling.store;

import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.cluster.Standing;

/// A node that keeps its registration.
public record SteadyNode(NodeEpoch node) implements Standing {

  @Override
  public boolean mayClaim() {
    return true;
  }

  @Override
  public boolean isMember() {
    return true;
  }
}
