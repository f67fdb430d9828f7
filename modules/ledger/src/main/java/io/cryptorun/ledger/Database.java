package io.cryptorun.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// An open pool of sessions with one database, for one node or command.
public final class Database implements AutoCloseable {

  /// Waited for a session, and for its sign of life: as long as a node may hear nothing and still
  /// count as a member. A network on which an answer takes a second must not cost it every session
  /// it has, together with what they were about to finish.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final DatabaseUrl url;
  private final HikariDataSource sessions;
  private final Jdbi jdbi;

  private Database(DatabaseUrl url, HikariDataSource sessions) {
    this.url = url;
    this.sessions = sessions;
    this.jdbi =
        Jdbi.create(sessions)
            .registerArrayType(String.class, "text")
            .registerArrayType(Instant.class, "timestamptz")
            .registerArrayType(Integer.class, "int4")
            .registerArrayType(Long.class, "int8")
            .registerArrayType(Double.class, "float8")
            .registerArrayType(Boolean.class, "bool");
  }

  /// Opens the sessions of a registered node.
  ///
  /// @throws DatabaseUnreachable when not one session can be opened now
  public static Database open(DatabaseUrl url, NodeEpoch node, Pool pool) {
    return open(url, Sessions.name(node, pool.name()), pool);
  }

  /// Opens the sessions of a command that registers no node.
  ///
  /// @throws DatabaseUnreachable when not one session can be opened now
  public static Database open(DatabaseUrl url, Pool pool) {
    return open(url, "cryptorun:%s".formatted(pool.name()), pool);
  }

  private static Database open(DatabaseUrl url, String applicationName, Pool pool) {
    var config = new HikariConfig();
    config.setPoolName(pool.name());
    config.setJdbcUrl(url.jdbc());
    config.setDataSourceProperties(Sessions.pooledProperties(url, applicationName, pool));
    config.setMaximumPoolSize(pool.connections());
    config.setConnectionInitSql(Sessions.firstStatement(pool));
    config.setExceptionOverride(new DropSession());
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setValidationTimeout(PATIENCE.toMillis());
    config.setKeepaliveTime(30_000);
    config.setMaxLifetime(600_000);
    config.setInitializationFailTimeout(-1);
    var database = new Database(url, new HikariDataSource(config));
    database.reach();
    return database;
  }

  /// Fails at once when there is no server, instead of at the first question.
  private void reach() {
    try (var first = sessions.getConnection()) {
      first.setReadOnly(false);
    } catch (SQLException e) {
      sessions.close();
      throw new DatabaseUnreachable(url, e);
    }
  }

  public DatabaseUrl url() {
    return url;
  }

  /// The pool itself, for a library that brings its own statements.
  public DataSource dataSource() {
    return sessions;
  }

  @Override
  public void close() {
    sessions.close();
  }

  /// Runs statements in one transaction: all of them count, or none. For the packages of this
  /// module.
  public <T> T write(Function<Handle, T> work) {
    return translated(() -> jdbi.inTransaction(work::apply));
  }

  /// Runs a statement outside any transaction. For the packages of this module.
  public <T> T read(Function<Handle, T> work) {
    return translated(() -> jdbi.withHandle(work::apply));
  }

  private <T> T translated(Supplier<T> work) {
    try {
      return work.get();
    } catch (JdbiException e) {
      if (PermissionDenied.isBehind(e)) {
        throw new PermissionDenied(url, e);
      }
      throw DatabaseUnreachable.isBehind(e) ? new DatabaseUnreachable(url, e) : e;
    }
  }
}
