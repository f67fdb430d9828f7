package io.cryptorun.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.testkit.TestDatabase;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// What a test sees and does from the server's side.
public final class ServerSide {

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private ServerSide() {}

  /// Leaves a node as a killed process does, without a word: ends its liveness session, and waits
  /// until it is gone and its lock is free.
  public static void kill(TestDatabase at, NodeEpoch node) throws SQLException {
    repeatUntil(
        at,
        """
        select count(pg_terminate_backend(pid)) = 0 from pg_stat_activity
        where datname = current_database() and application_name = ?
        """,
        Sessions.name(node, "liveness"));
  }

  /// Waits until a session of this database waits for a lock.
  public static void awaitBlockedSession(TestDatabase at) throws SQLException {
    awaitBlockedSessions(at, 1);
  }

  /// Waits until so many sessions of this database wait for a lock.
  public static void awaitBlockedSessions(TestDatabase at, int sessions) throws SQLException {
    repeatUntil(
        at,
        """
        select count(*) >= %d from pg_stat_activity where datname = ? and wait_event_type = 'Lock'
        """
            .formatted(sessions),
        at.name());
  }

  private static void repeatUntil(TestDatabase at, String question, String argument)
      throws SQLException {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    try (var admin = at.connect();
        var ask = admin.prepareStatement(question)) {
      ask.setString(1, argument);
      while (!isTrue(ask)) {
        assertThat(System.nanoTime()).as("deadline of: %s", question).isLessThan(deadline);
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  private static boolean isTrue(PreparedStatement ask) throws SQLException {
    try (var answer = ask.executeQuery()) {
      answer.next();
      return answer.getBoolean(1);
    }
  }
}
