package io.cryptorun.ledger.server;

import io.cryptorun.ledger.DatabaseUnreachable;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.Sessions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;

/// Whether a connection is a session of its own. Behind a pooler that gives out sessions by the
/// transaction, an advisory lock, a signal or a time limit belongs to whoever comes next, so
/// nothing that this program does to stay alone would hold.
///
/// Two connections are needed to see it: a pooler with one client gives the same session each time.
/// The first takes a lock and ends its transaction; the second stays inside one. Where both are
/// served by the same process of the server, or the first is served by another afterwards, the
/// sessions are not theirs.
public final class SessionProbe {

  private static final String TAKE =
      """
      select pg_try_advisory_lock(7209, ?), pg_backend_pid()
      """;

  private static final String SERVED_BY =
      """
      select pg_backend_pid()
      """;

  private static final String GIVE_BACK =
      """
      select pg_advisory_unlock(7209, ?), pg_backend_pid()
      """;

  private final DatabaseUrl url;

  public SessionProbe(DatabaseUrl url) {
    this.url = url;
  }

  /// Whether sessions stay with their connections, as far as two of them can tell.
  ///
  /// @throws DatabaseUnreachable when the database is away, or something in between does not pass
  ///   on what a session is opened with
  public boolean keepsSessions() {
    int key = ThreadLocalRandom.current().nextInt();
    try (var first = open();
        var second = open()) {
      var taken = asked(first, TAKE, key);
      second.setAutoCommit(false);
      int beside = servedBy(second);
      var after = asked(first, GIVE_BACK, key);
      second.rollback();
      return taken.pid() != beside && taken.pid() == after.pid() && taken.done() && after.done();
    } catch (SQLException e) {
      throw new DatabaseUnreachable(url, e);
    }
  }

  private Connection open() throws SQLException {
    var properties = Sessions.driverProperties(url, "cryptorun:probe");
    properties.setProperty("socketTimeout", "5");
    return DriverManager.getConnection(url.jdbc(), properties);
  }

  static int servedBy(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var answer = statement.executeQuery(SERVED_BY)) {
      answer.next();
      return answer.getInt(1);
    }
  }

  private static Answer asked(Connection connection, String question, int key) throws SQLException {
    try (var statement = connection.prepareStatement(question)) {
      statement.setInt(1, key);
      try (var answer = statement.executeQuery()) {
        answer.next();
        return new Answer(answer.getBoolean(1), answer.getInt(2));
      }
    }
  }

  private record Answer(boolean done, int pid) {}
}
