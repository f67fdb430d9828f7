package io.cryptorun.ledger;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A question in SQL that somebody asks at the terminal: run in a read-only transaction that is
/// rolled back, so that no statement can change anything.
public final class ReadOnlyQuery {

  private final Database database;

  public ReadOnlyQuery(Database database) {
    this.database = database;
  }

  /// The answer: names of the columns, and rows of texts, numbers, truth values, instants or nulls.
  public record Rows(List<String> columns, List<List<@Nullable Object>> rows) {}

  /// Asks.
  ///
  /// @throws QueryRefused when the server does not accept the statement
  public Rows ask(String sql) {
    try (var connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      try (var statement = connection.createStatement();
          var result = statement.executeQuery(sql)) {
        return rows(result);
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      if (DatabaseUnreachable.isBehind(e)) {
        throw new DatabaseUnreachable(database.url(), e);
      }
      throw new QueryRefused(e);
    }
  }

  private static Rows rows(ResultSet result) throws SQLException {
    var meta = result.getMetaData();
    var columns = new ArrayList<String>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      columns.add(meta.getColumnLabel(i));
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
