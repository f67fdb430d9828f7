package io.cryptorun.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.testkit.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// What a killed process leaves behind: no session, nothing said.
final class Kill {

  private static final Duration DEADLINE = Duration.ofSeconds(5);

  private Kill() {}

  /// Ends a node's liveness session from the server's side, and waits until its lock is free.
  static void sessionsOf(TestDatabase at, NodeEpoch node) throws SQLException {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    try (var admin = at.connect();
        var end =
            admin.prepareStatement(
                """
                select pg_terminate_backend(pid) from pg_stat_activity where application_name = ?
                """)) {
      end.setString(1, Sessions.name(node, "liveness"));
      while (end.executeQuery().next()) {
        assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
        LockSupport.parkNanos(1_000_000);
      }
    }
  }
}
