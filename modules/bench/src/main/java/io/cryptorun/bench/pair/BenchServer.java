package io.cryptorun.bench.pair;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.schema.Roles.Role;
import io.cryptorun.postgres.EmbeddedPostgres;
import io.cryptorun.postgres.RoleSecrets;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// The one server that all contenders use.
///
/// @param home of its data and secrets
record BenchServer(Path home, int port) {

  private RoleSecrets secrets() {
    return postgres().secrets();
  }

  private EmbeddedPostgres postgres() {
    return EmbeddedPostgres.in(home.resolve("var/postgres"));
  }

  /// Our database as a node sees it.
  DatabaseUrl app() {
    var name = Role.APP.in("cryptorun");
    return DatabaseUrl.local(port, "cryptorun", name, secrets().of(name).passFile());
  }

  /// Any database, with every right.
  Connection connect(String database) throws SQLException, IOException {
    var superuser = postgres().superuser();
    return DriverManager.getConnection(url(database), superuser.role(), superuser.password());
  }

  /// A peer's pool.
  HikariDataSource pool(Contender contender) throws IOException {
    var superuser = postgres().superuser();
    var config = new HikariConfig();
    config.setPoolName(contender.name());
    config.setJdbcUrl(url(contender.database()));
    config.setUsername(superuser.role());
    config.setPassword(superuser.password());
    config.setMaximumPoolSize(Contender.SESSIONS);
    config.setConnectionTimeout(10_000);
    return new HikariDataSource(config);
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }
}
