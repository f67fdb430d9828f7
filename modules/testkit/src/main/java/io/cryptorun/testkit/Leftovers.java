package io.cryptorun.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Databases and roles that tests made on a server, and their removal.
final class Leftovers {
  private static final String DATABASES = "select datname from pg_database";
  private static final String ROLES = "select rolname from pg_roles";

  /// Held by the session that removes: a role that two drop at once is an error for the second.
  private static final String ONE_AT_A_TIME = "select pg_advisory_lock(7299)";

  private Leftovers() {}

  /// Removes what processes of this machine left that are no more. Test runs that begin at the same
  /// time find the same, and do it one after another.
  static void removeFrom(TestDatabase maintenance) {
    remove(maintenance, name -> DatabaseNames.makerOf(name).filter(Leftovers::isDead).isPresent());
  }

  /// Removes the unwanted databases, then the unwanted roles, which may own things in the former.
  static void remove(TestDatabase maintenance, Predicate<String> unwanted) {
    try (Connection connection = maintenance.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(ONE_AT_A_TIME);
      for (String name : names(statement, DATABASES, unwanted)) {
        statement.execute("drop database if exists " + quoted(name) + " with (force)");
      }
      for (String name : names(statement, ROLES, unwanted)) {
        statement.execute("drop role if exists " + quoted(name));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot remove test databases", e);
    }
  }

  static String quoted(String name) {
    return '"' + name + '"';
  }

  private static boolean isDead(long pid) {
    return ProcessHandle.of(pid).isEmpty();
  }

  private static List<String> names(Statement statement, String query, Predicate<String> unwanted)
      throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    names.removeIf(unwanted.negate());
    return names;
  }
}
