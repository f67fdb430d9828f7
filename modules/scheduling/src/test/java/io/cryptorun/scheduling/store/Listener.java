package io.cryptorun.scheduling.store;

import io.cryptorun.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/// A session that hears what is said on the nodes' channel.
final class Listener implements AutoCloseable {

  private final Connection session;

  Listener(TestDatabase database) throws SQLException {
    session = database.connect();
    try (var statement = session.createStatement()) {
      statement.execute("listen cryptorun");
    }
  }

  /// What was said since it was asked last; a question to the server brings in whatever it has kept
  /// for us.
  List<String> heard() throws SQLException {
    try (var statement = session.createStatement()) {
      statement.execute("select 1");
    }
    var heard = new ArrayList<String>();
    for (var said : session.unwrap(PGConnection.class).getNotifications()) {
      heard.add(said.getParameter());
    }
    return heard;
  }

  @Override
  public void close() throws SQLException {
    session.close();
  }
}
