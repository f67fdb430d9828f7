package io.cryptorun.scheduling.store;

import java.sql.Connection;
import java.sql.SQLException;

/// The rows that the cluster's locks are taken on. Quartz makes a missing one when it next wants
/// that lock, two nodes at the same moment each their own way; the doctor is there before.
final class LockRows {

  private static final String RESTORE =
      """
      insert into quartz.qrtz_locks (sched_name, lock_name)
      values (?, 'TRIGGER_ACCESS'), (?, 'STATE_ACCESS')
      on conflict do nothing
      """;

  private LockRows() {}

  /// Puts back those that are missing.
  ///
  /// @return how many
  static int restore(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement(RESTORE)) {
      statement.setString(1, QuartzSettings.CLUSTER);
      statement.setString(2, QuartzSettings.CLUSTER);
      return statement.executeUpdate();
    }
  }
}
