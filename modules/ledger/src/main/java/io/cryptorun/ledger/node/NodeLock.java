package io.cryptorun.ledger.node;

import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.Sessions;
import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;

/// The advisory lock `(7201, num)` that a node's liveness session holds for as long as it lives.
final class NodeLock {

  private static final String TAKE =
      """
      select pg_advisory_lock(7201, :num)
      """;

  private static final String END_FORMER_SESSION =
      """
      select pg_terminate_backend(pid)
      from pg_stat_activity
      where application_name = :name and datname = current_database() and pid <> pg_backend_pid()
      """;

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final NodeSession session;
  private final int num;

  NodeLock(NodeSession session, int num) {
    this.session = session;
    this.num = num;
  }

  /// Takes the lock, waiting a second for a probe or a session that is just ending.
  boolean take() {
    try {
      return session
          .work(h -> h.createQuery(TAKE).bind("num", num).mapTo(String.class).findOne())
          .isPresent();
    } catch (JdbiException e) {
      if (isTaken(e)) {
        return false;
      }
      throw e;
    }
  }

  /// Takes the lock back for a node that lost its session. The server may not have noticed yet that
  /// the former session is gone, and still hold the lock for it; nobody else has this node's name
  /// and epoch, so it is ended.
  boolean takeBack(NodeEpoch node) {
    session.work(handle ->
        handle
            .createQuery(END_FORMER_SESSION)
            .bind("name", Sessions.name(node, NodeSession.Purpose.LIVENESS.word()))
            .mapTo(Boolean.class)
            .list());
    return take();
  }

  static boolean isTaken(JdbiException e) {
    return e.getCause() instanceof SQLException sql && LOCK_NOT_AVAILABLE.equals(sql.getSQLState());
  }
}
