package io.cryptorun.ledger;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A question in SQL that somebody asks at the terminal: run in a read-only transaction that is
/// rolled back, so that no statement can change anything.
public final class ReadOnlyQuery {

  private final Database database;

  public ReadOnlyQuery(Database database) {
    this.database = database;
  }

  /// The answer: names of the columns, each once, and rows of texts, numbers, truth values,
  /// instants or nulls.
  public record Rows(List<String> columns, List<List<@Nullable Object>> rows) {}

  /// Asks.
  ///
  /// @throws QueryRefused when the server does not accept the statement
  public Rows ask(String sql) {
    return ask(sql, Map.of());
  }

  /// Asks a question that reads settings.
  ///
  /// @param settings that it may read, by name
  /// @throws QueryRefused when the server does not accept the statement
  public Rows ask(String sql, Map<String, String> settings) {
    try (var connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      set(connection, settings);
      try (var statement = connection.createStatement();
          var result = statement.executeQuery(sql)) {
        return rows(result);
      } finally {
        rollBack(connection);
      }
    } catch (SQLException e) {
      if (DatabaseUnreachable.isBehind(e)
          && !DatabaseUnreachable.READ_ONLY.equals(e.getSQLState())) {
        throw new DatabaseUnreachable(database.url(), e);
      }
      throw new QueryRefused(e);
    }
  }

  /// A pool that has thrown the connection away, as it does with one to a server that takes no
  /// changes, has ended its transaction with it.
  private static void rollBack(Connection connection) throws SQLException {
    if (!connection.isClosed()) {
      connection.rollback();
    }
  }

  private static void set(Connection connection, Map<String, String> settings) throws SQLException {
    try (var statement = connection.prepareStatement("select set_config(?, ?, true)")) {
      for (var setting : settings.entrySet()) {
        statement.setString(1, setting.getKey());
        statement.setString(2, setting.getValue());
        statement.execute();
      }
    }
  }

  private static Rows rows(ResultSet result) throws SQLException {
    var meta = result.getMetaData();
    var columns = new ArrayList<String>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      columns.add(unlike(columns, meta.getColumnLabel(i)));
    }
    var rows = new ArrayList<List<@Nullable Object>>();
    while (result.next()) {
      var row = new ArrayList<@Nullable Object>();
      for (int i = 1; i <= columns.size(); i++) {
        row.add(value(result.getObject(i)));
      }
      rows.add(row);
    }
    return new Rows(columns, rows);
  }

  /// A name that no column has yet: `job`, `job_2`.
  private static String unlike(List<String> taken, String label) {
    var name = label;
    for (int i = 2; taken.contains(name); i++) {
      name = label + "_" + i;
    }
    return name;
  }

  private static @Nullable Object value(@Nullable Object value) throws SQLException {
    return switch (value) {
      case null -> null;
      case Timestamp time -> time.toInstant();
      case Number number -> number;
      case Boolean truth -> truth;
      case Array array -> Arrays.deepToString((Object[]) array.getArray());
      default -> value.toString();
    };
  }
}
