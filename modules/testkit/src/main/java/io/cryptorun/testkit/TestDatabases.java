package io.cryptorun.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/// The databases of one test run: a template per schema, and copies of it.
final class TestDatabases implements AutoCloseable {
  private static final String MAINTENANCE = "postgres";
  private static final String TIME_ZONE = "America/Los_Angeles";

  private final TestServer server;
  private final DatabaseNames names = new DatabaseNames();
  private final Map<String, TestDatabase> templates = new HashMap<>();

  private TestDatabases(TestServer server) {
    this.server = server;
  }

  static TestDatabases onFoundServer() {
    return new TestDatabases(TestServer.found());
  }

  /// One at a time: PostgreSQL copies a template only while nobody is connected to it.
  synchronized TestDatabase cloned(String schema, SchemaSetup setup) throws Exception {
    TestDatabase template = templates.get(schema);
    if (template == null) {
      String name = names.next();
      template = created(name, name, "template0");
      setup.apply(template);
      templates.put(schema, template);
    }
    return created(names.next(), template.name(), template.name());
  }

  void drop(TestDatabase database) {
    Leftovers.remove(maintenance(), database.name()::equals);
  }

  /// Drops all that this run made: templates too, and the roles named after them.
  @Override
  public void close() {
    Leftovers.remove(maintenance(), names::isOurs);
    server.close();
  }

  private TestDatabase created(String name, String rolePrefix, String template)
      throws SQLException {
    try (Connection connection = maintenance().connect();
        Statement statement = connection.createStatement()) {
      String database = Leftovers.quoted(name);
      statement.execute("create database " + database + " template " + Leftovers.quoted(template));
      statement.execute("alter database " + database + " set timezone to '" + TIME_ZONE + "'");
      // A copy does not take over what was revoked for its template.
      if (!isOpen(statement, template)) {
        statement.execute("revoke temporary on database " + database + " from public");
      }
    }
    return server.database(name, rolePrefix);
  }

  private static boolean isOpen(Statement statement, String template) throws SQLException {
    try (var answer =
        statement.executeQuery(
            "select has_database_privilege('public', datname, 'temporary') from pg_database"
                + " where datname = '"
                + template
                + "'")) {
      return !answer.next() || answer.getBoolean(1);
    }
  }

  private TestDatabase maintenance() {
    return server.database(MAINTENANCE, MAINTENANCE);
  }
}
