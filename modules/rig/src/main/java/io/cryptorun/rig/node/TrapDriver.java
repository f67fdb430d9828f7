package io.cryptorun.rig.node;

import java.lang.reflect.InvocationHandler;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A driver around the real one: every session of the process passes its traps, whoever opened it.
final class TrapDriver implements Driver {

  private final Driver real;
  private final Traps traps;

  private TrapDriver(Driver real, Traps traps) {
    this.real = real;
    this.traps = traps;
  }

  /// Takes the place of the real driver in this process.
  static void install(Traps traps) throws SQLException {
    org.postgresql.Driver.deregister();
    DriverManager.registerDriver(new TrapDriver(new org.postgresql.Driver(), traps));
  }

  @Override
  public @Nullable Connection connect(String url, Properties properties) throws SQLException {
    var session = real.connect(url, properties);
    return session == null
        ? null
        : proxy(Connection.class, new TrappedSession(session, traps)::invoke);
  }

  static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        java.lang.reflect.Proxy.newProxyInstance(
            TrapDriver.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @Override
  public boolean acceptsURL(String url) throws SQLException {
    return real.acceptsURL(url);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties)
      throws SQLException {
    return real.getPropertyInfo(url, properties);
  }

  @Override
  public int getMajorVersion() {
    return real.getMajorVersion();
  }

  @Override
  public int getMinorVersion() {
    return real.getMinorVersion();
  }

  @Override
  public boolean jdbcCompliant() {
    return real.jdbcCompliant();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("org.postgresql");
  }
}
