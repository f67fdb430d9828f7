package io.cryptorun.scheduling.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.quartz.utils.ConnectionProvider;

/// Lends the ledger's audited pool to Quartz; the pool's owner closes it.
final class PooledConnections implements ConnectionProvider {

  private final DataSource pool;

  PooledConnections(DataSource pool) {
    this.pool = pool;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return pool.getConnection();
  }

  @Override
  public void initialize() {}

  @Override
  public void shutdown() {}
}
