package io.cryptorun.ledger;

/// A registration of a node: what a claim and a publication are made under.
///
/// @param node the node's id
/// @param epoch grows with every registration of any node
public record NodeEpoch(String node, long epoch) {

  @Override
  public String toString() {
    return node + ":" + epoch;
  }
}
