package io.cryptorun.ledger.cluster;

import io.cryptorun.ledger.NodeEpoch;

/// Whether a node counts as a member now, and under which epoch. The epoch changes when the node
/// was taken for dead and has rejoined, so it is asked for each claim and never kept.
public interface Standing {

  /// What claims and publications are made under.
  NodeEpoch node();

  /// Whether the node may begin anything: it has heard from the database within the last two
  /// seconds that its registration is open, it is not draining, and its clock is near enough to the
  /// others'. Costs nothing to ask. Safety does not rest on it but on the fence; it keeps a node
  /// that was cut off or frozen from starting work that will be refused.
  boolean mayClaim();

  /// Whether the node is a member as far as it knows, and the database has confirmed so within the
  /// last two seconds: a draining node still is one, and finishes what it has begun.
  boolean isMember();

  /// Whether the node should leave what is due to another: its own way to the database is so slow
  /// that it would hold up both, and another node is there. Costs nothing to ask. What it has in
  /// hand it does; what nobody else takes it takes after a while, so that two slow nodes go on.
  default boolean givesWay() {
    return false;
  }
}
