package io.cryptorun.ledger.node;

import org.jdbi.v3.core.Handle;

/// Which number a node has: the second half of its lock's key. One that is not known yet gets the
/// next.
final class NodeNumber {

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

  private NodeNumber() {}

  static int of(Handle handle, NodeSpec spec) {
    return handle
        .createQuery(NUMBER)
        .bind("id", spec.id())
        .bind("kind", spec.kind().word())
        .mapTo(Integer.class)
        .one();
  }
}
