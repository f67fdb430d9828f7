package io.cryptorun.scheduling.store;

import java.sql.Connection;
import java.sql.SQLException;

/// Tells the nodes that the schedule has changed. They hear of it when the transaction that changes
/// it is committed.
final class Announcement {

  private static final String TELL =
      """
      select pg_notify('cryptorun', ?)
      """;

  private Announcement() {}

  static boolean tell(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement(TELL)) {
      statement.setString(1, QuartzSettings.CHANGED);
      return statement.execute();
    }
  }
}
