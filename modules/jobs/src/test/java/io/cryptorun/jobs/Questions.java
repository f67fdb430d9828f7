package io.cryptorun.jobs;

import io.cryptorun.testkit.TestDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a test asks the database behind everybody's back.
public final class Questions {

  private final TestDatabase database;

  public Questions(TestDatabase database) {
    this.database = database;
  }

  /// The rows of an answer, each with its columns joined by a blank, null as `-`.
  public List<String> rows(String sql, Object... arguments) {
    try (var session = database.connect();
        var statement = session.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setObject(i + 1, arguments[i]);
      }
      try (var answer = statement.executeQuery()) {
        var rows = new ArrayList<String>();
        while (answer.next()) {
          rows.add(row(answer));
        }
        return rows;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /// The only row of an answer.
  public String row(String sql, Object... arguments) {
    var rows = rows(sql, arguments);
    if (rows.size() != 1) {
      throw new IllegalStateException("%d rows answer %s".formatted(rows.size(), sql));
    }
    return rows.getFirst();
  }

  public long count(String sql, Object... arguments) {
    return Long.parseLong(row(sql, arguments));
  }

  /// The database's clock.
  public Instant now() {
    try (var session = database.connect();
        var statement = session.prepareStatement("select clock_timestamp()");
        var answer = statement.executeQuery()) {
      answer.next();
      return answer.getObject(1, OffsetDateTime.class).toInstant();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Changes what a test cannot wait for.
  public void execute(String sql) {
    try (var session = database.connect();
        var statement = session.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static String row(ResultSet answer) throws SQLException {
    var columns = new ArrayList<String>();
    for (int i = 1; i <= answer.getMetaData().getColumnCount(); i++) {
      columns.add(text(answer.getString(i)));
    }
    return String.join(" ", columns);
  }

  private static String text(@Nullable String value) {
    return value == null ? "-" : value;
  }
}
