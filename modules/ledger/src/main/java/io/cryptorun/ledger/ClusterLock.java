package io.cryptorun.ledger;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/// A lock that one process of the cluster holds at a time. It lives in a session of its own, so
/// that it is free again the moment its holder is gone.
public final class ClusterLock implements AutoCloseable {

  private static final String TAKE =
      """
      select pg_advisory_lock(7207, hashtext(?))
      """;

  private static final String TRY =
      """
      select pg_try_advisory_lock(7207, hashtext(?))
      """;

  /// A lock that is taken for one change: who waits gives up, and a holder that was frozen over it
  /// loses it.
  private static final Map<String, String> WAITING =
      Map.of(
          "options",
          Sessions.options("-c lock_timeout=30s -c idle_session_timeout=60s"),
          "socketTimeout",
          "40");

  /// A lock that is held for as long as its holder lives.
  private static final Map<String, String> HOLDING =
      Map.of("options", Sessions.options(""), "socketTimeout", "3");

  private static final String NOT_AVAILABLE = "55P03";

  private final DatabaseUrl url;
  private final Connection session;

  private ClusterLock(DatabaseUrl url, Connection session) {
    this.url = url;
    this.session = session;
  }

  /// Waits for the lock and takes it, in the name of no node.
  ///
  /// @param name what it protects: `configuration`
  /// @throws LockBusy when its holder has not let go of it within half a minute
  public static ClusterLock take(DatabaseUrl url, String name) {
    return take(url, name, "cryptorun:lock:" + name);
  }

  /// Waits for the lock and takes it for a node. Whoever takes over from that node ends the
  /// session, so that a frozen holder does not keep the others waiting.
  ///
  /// @throws LockBusy when its holder has not let go of it within half a minute
  public static ClusterLock take(DatabaseUrl url, String name, NodeEpoch holder) {
    return take(url, name, Sessions.name(holder, name));
  }

  private static ClusterLock take(DatabaseUrl url, String name, String session) {
    var lock = open(url, session, WAITING);
    try {
      lock.await(name);
      return lock;
    } catch (SQLException e) {
      throw NOT_AVAILABLE.equals(e.getSQLState())
          ? new LockBusy(name, e)
          : new DatabaseUnreachable(url, e);
    }
  }

  /// Takes the lock for a node if it is free. Whoever takes over from that node ends the session.
  ///
  /// @param name what it protects: `auditor`
  public static Optional<ClusterLock> tryTake(DatabaseUrl url, String name, NodeEpoch holder) {
    var lock = open(url, Sessions.name(holder, name), HOLDING);
    try {
      if (lock.isFree(name)) {
        return Optional.of(lock);
      }
      lock.close();
      return Optional.empty();
    } catch (SQLException e) {
      throw new DatabaseUnreachable(url, e);
    }
  }

  private static ClusterLock open(DatabaseUrl url, String name, Map<String, String> settings) {
    var properties = Sessions.driverProperties(url, name);
    settings.forEach(properties::setProperty);
    try {
      return new ClusterLock(url, DriverManager.getConnection(url.jdbc(), properties));
    } catch (SQLException e) {
      throw new DatabaseUnreachable(url, e);
    }
  }

  /// Whether the session, and the lock with it, still stands.
  public boolean isHeld() {
    try {
      return session.isValid(1);
    } catch (SQLException e) {
      throw new DatabaseUnreachable(url, e);
    }
  }

  private boolean isFree(String name) throws SQLException {
    try (var statement = session.prepareStatement(TRY)) {
      statement.setString(1, name);
      try (var answer = statement.executeQuery()) {
        return answer.next() && answer.getBoolean(1);
      }
    } catch (SQLException e) {
      session.close();
      throw e;
    }
  }

  private void await(String name) throws SQLException {
    try (var statement = session.prepareStatement(TAKE)) {
      statement.setString(1, name);
      statement.execute();
    } catch (SQLException e) {
      session.close();
      throw e;
    }
  }

  /// Ends the session, and the lock with it.
  @Override
  public void close() {
    try {
      session.close();
    } catch (SQLException e) {
      throw new DatabaseUnreachable(url, e);
    }
  }
}
