package io.cryptorun.ledger;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
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

  private final DatabaseUrl url;
  private final Connection session;

  private ClusterLock(DatabaseUrl url, Connection session) {
    this.url = url;
    this.session = session;
  }

  /// Waits for the lock and takes it.
  ///
  /// @param name what it protects: `configuration`
  public static ClusterLock take(DatabaseUrl url, String name) {
    var properties = Sessions.driverProperties(url, "cryptorun:lock:" + name);
    try {
      var lock = new ClusterLock(url, DriverManager.getConnection(url.jdbc(), properties));
      lock.await(name);
      return lock;
    } catch (SQLException e) {
      throw new DatabaseUnreachable(url, e);
    }
  }

  /// Takes the lock if it is free.
  ///
  /// @param name what it protects: `auditor`
  public static Optional<ClusterLock> tryTake(DatabaseUrl url, String name) {
    var properties = Sessions.driverProperties(url, "cryptorun:lock:" + name);
    properties.setProperty("options", "-c idle_session_timeout=0");
    properties.setProperty("socketTimeout", "3");
    try {
      var lock = new ClusterLock(url, DriverManager.getConnection(url.jdbc(), properties));
      if (lock.isFree(name)) {
        return Optional.of(lock);
      }
      lock.close();
      return Optional.empty();
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
