package io.cryptorun.ledger.market;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseUnreachable;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.Sessions;
import io.cryptorun.ledger.slot.Fence;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// The right to build the universe of a market's day, which one run of the cluster has at a time.
/// It lives in a session named after the run's node: it is free again the moment the process is
/// gone, and a takeover ends it together with the node's other sessions.
public final class UniverseBuilding implements AutoCloseable {

  private static final String TRY =
      """
      select pg_try_advisory_lock(7208, hashtext(?))
      """;

  private final DatabaseUrl url;
  private final Connection session;
  private final String marketAndDay;

  private UniverseBuilding(DatabaseUrl url, Connection session, String marketAndDay) {
    this.url = url;
    this.session = session;
    this.marketAndDay = marketAndDay;
  }

  /// Opens a session to take the right with; it is not taken yet.
  ///
  /// @param fence of the run that wants to build; its nominal time names the day
  public static UniverseBuilding open(Database database, Fence fence, String market) {
    var url = database.url();
    var name = Sessions.name(fence.owner(), "universe");
    var properties = Sessions.driverProperties(url, name);
    properties.setProperty("options", Sessions.options(""));
    properties.setProperty("socketTimeout", "3");
    var day = LocalDate.ofInstant(fence.slot().dueAt(), ZoneOffset.UTC);
    try {
      var session = DriverManager.getConnection(url.jdbc(), properties);
      return new UniverseBuilding(url, session, "%s %s".formatted(market, day));
    } catch (SQLException e) {
      throw new DatabaseUnreachable(url, e);
    }
  }

  /// Takes the right if no other run has it.
  public boolean tryTake() {
    try (var statement = session.prepareStatement(TRY)) {
      statement.setString(1, marketAndDay);
      try (var answer = statement.executeQuery()) {
        return answer.next() && answer.getBoolean(1);
      }
    } catch (SQLException e) {
      throw new DatabaseUnreachable(url, e);
    }
  }

  /// Ends the session, and the right with it.
  @Override
  public void close() {
    try {
      session.close();
    } catch (SQLException e) {
      throw new DatabaseUnreachable(url, e);
    }
  }
}
