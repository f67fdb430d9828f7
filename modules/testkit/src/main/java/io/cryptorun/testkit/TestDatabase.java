package io.cryptorun.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// A database of one test class, and the superuser of its server.
///
/// @param name the database's name
/// @param rolePrefix the name of the database on which the schema setup ran: roles belong to the
///   whole server, so clones share those that the setup made for their template
public record TestDatabase(
    String host, int port, String name, String rolePrefix, String superuser, String password) {

  /// Without user and password; right for any role.
  public String jdbcUrl() {
    return "jdbc:postgresql://" + host + ":" + port + "/" + name;
  }

  /// JDBC URL that logs in as the superuser.
  public String superuserUrl() {
    return jdbcUrl() + "?user=" + superuser + "&password=" + password;
  }

  /// The libpq form of [#superuserUrl], as `CRYPTORUN_DATABASE_URL` takes it.
  public String libpqUrl() {
    return "postgresql://%s:%s@%s:%d/%s".formatted(superuser, password, host, port, name);
  }

  /// A new session of the superuser; the caller closes it.
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), superuser, password);
  }
}
