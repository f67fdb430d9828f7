package io.cryptorun.scheduling.store;

import io.cryptorun.ledger.NodeEpoch;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The firings that this process has in hand, from their acquisition to their end, and what it does
/// about its rows in the store. The store's commits do not wait for the disk, so a crash of the
/// server can bring back rows of firings that have ended.
final class OwnFirings {

  /// A firing counts as ended only while the registration is open: afterwards its row belongs to
  /// whoever recovers it.
  private static final String END =
      """
      delete from quartz.qrtz_fired_triggers f
      using cryptorun.node_epoch e
      where f.sched_name = ? and f.entry_id = ? and f.instance_name = ?
        and e.node = f.instance_name and e.epoch = ? and e.state in ('active', 'draining')
      """;

  /// Not the newest: a row is there before its firing is known to be taken.
  private static final String FORGET =
      """
      delete from quartz.qrtz_fired_triggers
      where sched_name = ? and instance_name = ? and fired_time < ? and entry_id <> all (?)
      """;

  /// What is acquired and not fired goes back, its trigger with it.
  private static final String GIVE_BACK =
      """
      with given_back as (
        delete from quartz.qrtz_fired_triggers f
        using cryptorun.node_epoch e
        where f.sched_name = ? and f.instance_name = ? and f.state = 'ACQUIRED'
          and e.node = f.instance_name and e.epoch = ? and e.state in ('active', 'draining')
        returning f.sched_name, f.trigger_name, f.trigger_group
      )
      update quartz.qrtz_triggers t
      set trigger_state = 'WAITING'
      from given_back g
      where t.sched_name = g.sched_name and t.trigger_name = g.trigger_name and t.trigger_group = g.trigger_group
        and t.trigger_state = 'ACQUIRED'
      """;

  private final Set<String> inHand = ConcurrentHashMap.newKeySet();

  void began(String entryId) {
    inHand.add(entryId);
  }

  void ended(String entryId) {
    inHand.remove(entryId);
  }

  /// Takes a firing's row away.
  boolean end(Connection connection, NodeEpoch node, String entryId) throws SQLException {
    try (var statement = connection.prepareStatement(END)) {
      statement.setString(1, QuartzSettings.CLUSTER);
      statement.setString(2, entryId);
      statement.setString(3, node.node());
      statement.setLong(4, node.epoch());
      return statement.executeUpdate() > 0;
    }
  }

  /// Gives back what the node has acquired and will not fire any more. Ask under the cluster's
  /// lock.
  ///
  /// @return how many triggers are due again
  static int giveBack(Connection connection, NodeEpoch node) throws SQLException {
    try (var statement = connection.prepareStatement(GIVE_BACK)) {
      statement.setString(1, QuartzSettings.CLUSTER);
      statement.setString(2, node.node());
      statement.setLong(3, node.epoch());
      return statement.executeUpdate();
    }
  }

  /// Takes away the rows of firings that this process does not have in hand.
  ///
  /// @param before firings that began earlier, in milliseconds since 1970 by this node's clock
  /// @return how many there were
  int forgetOthers(Connection connection, String node, long before) throws SQLException {
    try (var statement = connection.prepareStatement(FORGET)) {
      statement.setString(1, QuartzSettings.CLUSTER);
      statement.setString(2, node);
      statement.setLong(3, before);
      statement.setArray(4, connection.createArrayOf("text", inHand.toArray()));
      return statement.executeUpdate();
    }
  }
}
