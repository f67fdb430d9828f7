package io.cryptorun.app;

import io.cryptorun.ledger.node.Joining;

/// Another process stands in the way of this one's registration.
public final class NodeRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Joining answer;

  NodeRefused(Joining.NodeIdTaken taken) {
    super("a node with the id \"%s\" is running".formatted(taken.id()));
    this.answer = taken;
  }

  NodeRefused(Joining.MarketDiffers differs) {
    super(
        "node \"%s\" reads the market %s; all nodes and manual runs of one database share one market"
            .formatted(differs.daemon(), differs.itsMarket()));
    this.answer = differs;
  }

  /// Which of the two it was.
  public Joining answer() {
    return answer;
  }
}
