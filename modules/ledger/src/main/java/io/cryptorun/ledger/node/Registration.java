package io.cryptorun.ledger.node;

import io.cryptorun.ledger.NodeEpoch;

/// A node's membership, for as long as its process lives. Closing it leaves: a run that was still
/// open under it is abandoned.
public final class Registration implements AutoCloseable {

  private static final String LEAVE =
      """
      select cryptorun.close_epoch(:epoch, 'left', :node)
      """;

  private static final String ACTIVE =
      """
      select exists (
        select
        from cryptorun.node_epoch
        where node = :node and epoch = :epoch and state = 'active')
      """;

  private final LivenessSession session;
  private final NodeEpoch node;
  private final NodeSpec spec;

  Registration(LivenessSession session, NodeEpoch node, NodeSpec spec) {
    this.session = session;
    this.node = node;
    this.spec = spec;
  }

  /// What claims and publications are made under.
  public NodeEpoch node() {
    return node;
  }

  public NodeSpec spec() {
    return spec;
  }

  /// Asks the database, over the node's own session, whether this registration still counts.
  public boolean isActive() {
    return session.work(
        handle -> handle.createQuery(ACTIVE).bindMethods(node).mapTo(Boolean.class).one());
  }

  /// Tells the others that this node has gone on purpose, and frees its lock.
  public void leave() {
    try (session) {
      session.transaction(
          handle -> handle.createQuery(LEAVE).bindMethods(node).mapTo(Integer.class).one());
    }
  }

  @Override
  public void close() {
    leave();
  }
}
