package io.cryptorun.scheduling.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/// What a node that gives way still takes: triggers that no other node has taken for a while. It
/// looks for them without the cluster's lock, which it would hold for seconds only to find nothing.
final class LeftLying {

  /// A peer that lives takes what is due within its idle wait of a second.
  static final Duration AFTER = Duration.ofSeconds(2);

  private static final String ANY =
      """
      select exists (
        select
        from quartz.qrtz_triggers
        where sched_name = ? and trigger_state = 'WAITING' and next_fire_time <= ?)
      """;

  private LeftLying() {}

  /// @param since milliseconds since 1970
  static boolean any(Connection connection, long since) throws SQLException {
    try (var statement = connection.prepareStatement(ANY)) {
      statement.setString(1, QuartzSettings.CLUSTER);
      statement.setLong(2, since);
      try (var row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}
