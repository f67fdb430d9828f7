package io.cryptorun.cli.recipe;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/// The answer to a statement, as lines of CSV without quotes: names of columns, then rows.
final class Rows {

  private Rows() {}

  /// The last result of one or several statements.
  static List<String> ask(Connection session, String sql) throws SQLException {
    try (var statement = session.createStatement()) {
      boolean hasRows = statement.execute(sql);
      while (!hasRows && statement.getUpdateCount() >= 0) {
        hasRows = statement.getMoreResults();
      }
      var result = statement.getResultSet();
      int width = result.getMetaData().getColumnCount();
      var lines = new ArrayList<String>();
      var names = new StringJoiner(",");
      for (int column = 1; column <= width; column++) {
        names.add(result.getMetaData().getColumnLabel(column));
      }
      lines.add(names.toString());
      while (result.next()) {
        var row = new StringJoiner(",");
        for (int column = 1; column <= width; column++) {
          row.add(result.getString(column) == null ? "" : result.getString(column));
        }
        lines.add(row.toString());
      }
      return lines;
    }
  }
}
