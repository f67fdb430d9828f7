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
/// sessions are not theirs. A pooler that takes no transactions at all says so itself.
///
/// Both ask for a lock timeout of their own when they are opened. Where it does not hold, neither
/// would the limits by which the server frees what a frozen process holds.
///
/// Nothing is prepared: a pooler that hands the session on would hand that on with it.
public final class SessionProbe {

  private static final String TAKE =
      """
      select pg_try_advisory_lock(7209, ?), pg_backend_pid()
      """;

  private static final String LIMIT =
      """
      select current_setting('lock_timeout')
      """;

  private static final String LIMIT_ASKED_FOR = "1409ms";

  /// The answer of a pooler to what it cannot do for a client.
  private static final String PROTOCOL_VIOLATION = "08P01";

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

  /// What stays with a connection, as far as two of them can tell.
  ///
  /// @throws DatabaseUnreachable when the database is away, or something in between refuses what a
  ///   session is opened with
  public Sharing sharing() {
    try (var first = open();
        var second = open()) {
      return sharing(first, second);
    } catch (SQLException e) {
      throw new DatabaseUnreachable(url, e);
    }
  }

  private static Sharing sharing(Connection first, Connection second) throws SQLException {
    try {
      if (!areApart(first, second)) {
        return Sharing.BETWEEN_TRANSACTIONS;
      }
      return limit(first).equals(LIMIT_ASKED_FOR) ? Sharing.NONE : Sharing.WITHOUT_LIMITS;
    } catch (SQLException refused) {
      if (PROTOCOL_VIOLATION.equals(refused.getSQLState())) {
        return Sharing.BETWEEN_TRANSACTIONS;
      }
      throw refused;
    }
  }

  private static boolean areApart(Connection first, Connection second) throws SQLException {
    int key = ThreadLocalRandom.current().nextInt();
    var taken = asked(first, TAKE, key);
    second.setAutoCommit(false);
    int beside = servedBy(second);
    var after = asked(first, GIVE_BACK, key);
    second.rollback();
    return taken.pid() != beside && taken.pid() == after.pid() && taken.done() && after.done();
  }

  private Connection open() throws SQLException {
    var properties = Sessions.driverProperties(url, "cryptorun:probe");
    properties.setProperty("socketTimeout", "5");
    properties.setProperty("preferQueryMode", "simple");
    properties.setProperty("options", Sessions.options("-c lock_timeout=" + LIMIT_ASKED_FOR));
    return DriverManager.getConnection(url.jdbc(), properties);
  }

  private static String limit(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var answer = statement.executeQuery(LIMIT)) {
      answer.next();
      return answer.getString(1);
    }
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
