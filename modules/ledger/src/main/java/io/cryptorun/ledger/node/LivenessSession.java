package io.cryptorun.ledger.node;

import io.cryptorun.ledger.DatabaseUnreachable;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.Sessions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// The one session of a node that stands for its life: never pooled, never idle for too long,
/// holding the node's advisory lock.
final class LivenessSession implements AutoCloseable {

  private static final String TAKE_LOCK =
      """
      select pg_advisory_lock(7201, :num)
      """;

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final DatabaseUrl url;
  private final Connection connection;
  private final Jdbi jdbi;

  private LivenessSession(DatabaseUrl url, Connection connection) {
    this.url = url;
    this.connection = connection;
    this.jdbi = Jdbi.create(connection);
  }

  static LivenessSession open(DatabaseUrl url, String node) {
    var properties =
        Sessions.driverProperties(url, Sessions.name(new NodeEpoch(node, 0), "liveness"));
    properties.setProperty(
        "options", "-c idle_session_timeout=0 -c lock_timeout=1s -c timezone=UTC");
    try {
      return new LivenessSession(url, DriverManager.getConnection(url.jdbc(), properties));
    } catch (SQLException e) {
      throw new DatabaseUnreachable(url, e);
    }
  }

  /// Takes the node's lock, waiting a second for a probe or a session that is just ending.
  boolean takeLock(int num) {
    try {
      return work(h -> h.createQuery(TAKE_LOCK).bind("num", num).mapTo(String.class).findOne())
          .isPresent();
    } catch (JdbiException e) {
      if (e.getCause() instanceof SQLException sql
          && LOCK_NOT_AVAILABLE.equals(sql.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  /// Puts the epoch into the session's name, once it is known.
  void name(NodeEpoch node) {
    work(handle ->
        handle
            .createQuery("select set_config('application_name', :name, false)")
            .bind("name", Sessions.name(node, "liveness"))
            .mapTo(String.class)
            .one());
  }

  <T> T work(Function<Handle, T> work) {
    return translated(() -> jdbi.withHandle(work::apply));
  }

  <T> T transaction(Function<Handle, T> work) {
    return translated(() -> jdbi.inTransaction(work::apply));
  }

  private <T> T translated(Supplier<T> work) {
    try {
      return work.get();
    } catch (JdbiException e) {
      throw DatabaseUnreachable.isBehind(e) ? new DatabaseUnreachable(url, e) : e;
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new DatabaseUnreachable(url, e);
    }
  }
}
