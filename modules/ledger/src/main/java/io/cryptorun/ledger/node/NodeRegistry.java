package io.cryptorun.ledger.node;

import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.NodeEpoch;

/// Registers nodes.
public final class NodeRegistry {

  private final DatabaseUrl url;

  public NodeRegistry(DatabaseUrl url) {
    this.url = url;
  }

  /// Registers a node: takes its lock, ends what an earlier registration of the same id left open,
  /// and begins a new epoch.
  ///
  /// @throws io.cryptorun.ledger.DatabaseUnreachable when there is no database
  public Joining register(NodeSpec spec) {
    var session = NodeSession.open(url, new NodeEpoch(spec.id(), 0), NodeSession.Purpose.LIVENESS);
    Joining joining;
    try {
      joining = join(session, spec);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
    if (!(joining instanceof Joining.Joined)) {
      session.close();
    }
    return joining;
  }

  private Joining join(NodeSession session, NodeSpec spec) {
    int num = session.work(handle -> NodeNumber.of(handle, spec));
    if (!new NodeLock(session, num).take()) {
      return new Joining.NodeIdTaken(spec.id());
    }
    return switch (session.transaction(h -> new BeginEpoch(h, spec).decide())) {
      case BeginEpoch.Begun.Refused(var because) -> because;
      case BeginEpoch.Begun.Epoch(var node) -> {
        session.name(node);
        yield new Joining.Joined(new Registration(url, spec, node, session));
      }
    };
  }
}
