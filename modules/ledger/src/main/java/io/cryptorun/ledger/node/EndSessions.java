package io.cryptorun.ledger.node;

import io.cryptorun.ledger.NodeEpoch;
import org.jdbi.v3.core.Handle;

/// Ends every session a peer opened under an epoch or an earlier one of its own, and with it the
/// transactions and locks it holds: a frozen process keeps its sockets open, so nobody else would.
/// A role may end its own sessions without further rights.
final class EndSessions {

  private static final String TERMINATE =
      """
      select count(pg_terminate_backend(s.pid))::integer
      from (
        select pid, substring(application_name from '^cryptorun:.*:([0-9]+):[a-z]+$')::bigint as epoch
        from pg_stat_activity
        where datname = current_database() and usename = current_user) as s
      join cryptorun.node_epoch e on e.epoch = s.epoch
      where e.node = :node and e.epoch <= :epoch
      """;

  private EndSessions() {}

  /// Ends them, and tells how many there were.
  static int of(Handle handle, NodeEpoch peer) {
    return handle.createQuery(TERMINATE).bindMethods(peer).mapTo(Integer.class).one();
  }
}
