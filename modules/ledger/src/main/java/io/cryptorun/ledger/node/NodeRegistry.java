package io.cryptorun.ledger.node;

import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.NodeEpoch;

/// Registers nodes.
public final class NodeRegistry {

  private static final String NUMBER =
      """
      with made as (
        insert into cryptorun.node (id, kind)
        values (:id, :kind)
        on conflict (id) do nothing
        returning num
      )
      select num from made
      union all
      select num from cryptorun.node where id = :id
      limit 1
      """;

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
    int num =
        session.work(handle ->
            handle
                .createQuery(NUMBER)
                .bind("id", spec.id())
                .bind("kind", spec.kind().word())
                .mapTo(Integer.class)
                .one());
    if (!new NodeLock(session, num).take()) {
      return new Joining.NodeIdTaken(spec.id());
    }
    return switch (session.transaction(h -> new BeginEpoch(h, spec).decide())) {
      case BeginEpoch.Begun.Refused(var because) -> because;
      case BeginEpoch.Begun.Epoch(var node) -> {
        session.name(node);
        yield new Joining.Joined(new Registration(url, spec, num, node, session));
      }
    };
  }
}
