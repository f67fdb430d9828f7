package io.cryptorun.ledger.node;

import io.cryptorun.ledger.DatabaseUnreachable;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.Sessions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// A session that a node has for one purpose: never from a pool, because a pool that is busy or
/// full would make the node look dead. A server that does not answer within three seconds counts as
/// lost.
final class NodeSession implements AutoCloseable {

  private static final String SOCKET_TIMEOUT_SECONDS = "3";

  /// What it is for: the last part of its name, and how it waits for locks.
  enum Purpose {
    /// Holds the node's advisory lock, and beats.
    LIVENESS("-c lock_timeout=1s -c statement_timeout=2500"),
    /// Looks after the peers and takes over from them.
    WATCH("-c lock_timeout=100ms -c statement_timeout=2s");

    private final String options;

    Purpose(String options) {
      this.options = options;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final DatabaseUrl url;
  private final Purpose purpose;
  private final Connection connection;
  private final Jdbi jdbi;

  private NodeSession(DatabaseUrl url, Purpose purpose, Connection connection) {
    this.url = url;
    this.purpose = purpose;
    this.connection = connection;
    this.jdbi = Jdbi.create(connection);
  }

  /// Opens a session in the name of a node.
  ///
  /// @param node its epoch is 0 as long as it has none
  static NodeSession open(DatabaseUrl url, NodeEpoch node, Purpose purpose) {
    var properties = Sessions.driverProperties(url, Sessions.name(node, purpose.word()));
    properties.setProperty("socketTimeout", SOCKET_TIMEOUT_SECONDS);
    properties.setProperty(
        "options",
        Sessions.options("-c idle_in_transaction_session_timeout=3000 " + purpose.options));
    try {
      return new NodeSession(url, purpose, DriverManager.getConnection(url.jdbc(), properties));
    } catch (SQLException e) {
      throw new DatabaseUnreachable(url, e);
    }
  }

  /// Puts the epoch into the session's name, once it is known.
  void name(NodeEpoch node) {
    work(handle ->
        handle
            .createQuery("select set_config('application_name', :name, false)")
            .bind("name", Sessions.name(node, purpose.word()))
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

  /// Ends the session. One that is lost already ends quietly: the server has noticed, or will.
  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      if (!DatabaseUnreachable.isBehind(e)) {
        throw new DatabaseUnreachable(url, e);
      }
    }
  }
}
