package io.cryptorun.rig.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Questions to the database behind everybody's back, each over a session of its own: the server
/// may have been stopped since the last one.
public final class Sql {

  private final String url;
  private final String user;
  private final String password;

  Sql(String url, String user, String password) {
    this.url = url;
    this.user = user;
    this.password = password;
  }

  /// Reads one row of an answer.
  @FunctionalInterface
  public interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /// A question could not be asked, or was not answered.
  public static final class Unanswered extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unanswered(String sql, SQLException cause) {
      super(cause.getMessage() + " in: " + sql, cause);
    }
  }

  /// The rows of an answer.
  public <T> List<T> list(String sql, Reader<T> reader, @Nullable Object... arguments) {
    try (var session = connect();
        var statement = session.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setObject(i + 1, arguments[i]);
      }
      try (var answer = statement.executeQuery()) {
        var rows = new ArrayList<T>();
        while (answer.next()) {
          rows.add(reader.read(answer));
        }
        return rows;
      }
    } catch (SQLException e) {
      throw new Unanswered(sql, e);
    }
  }

  /// The rows of an answer, each with its columns joined by a blank, null as `-`.
  public List<String> rows(String sql, @Nullable Object... arguments) {
    return list(sql, Sql::joined, arguments);
  }

  /// The only number an answer holds.
  public long number(String sql, @Nullable Object... arguments) {
    return list(sql, row -> row.getLong(1), arguments).getFirst();
  }

  /// The database's clock.
  public Instant now() {
    return list("select clock_timestamp()", row -> instant(row, 1)).getFirst();
  }

  /// A time of a row.
  public static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /// Runs statements as they are.
  public void execute(String sql) {
    try (var session = connect();
        var statement = session.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new Unanswered(sql, e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  private static String joined(ResultSet row) throws SQLException {
    var columns = new ArrayList<String>();
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      var value = row.getString(i);
      columns.add(value == null ? "-" : value);
    }
    return String.join(" ", columns);
  }
}
