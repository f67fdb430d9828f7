package io.cryptorun.ledger.node;

import io.cryptorun.ledger.DatabaseUrl;

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
    var session = LivenessSession.open(url, spec.id());
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

  private static Joining join(LivenessSession session, NodeSpec spec) {
    int num =
        session.work(handle ->
            handle
                .createQuery(NUMBER)
                .bind("id", spec.id())
                .bind("kind", spec.kind().word())
                .mapTo(Integer.class)
                .one());
    if (!session.takeLock(num)) {
      return new Joining.NodeIdTaken(spec.id());
    }
    var joining = session.transaction(h -> new BeginEpoch(h, session, spec).decide());
    if (joining instanceof Joining.Joined(var registration)) {
      session.name(registration.node());
    }
    return joining;
  }
}
