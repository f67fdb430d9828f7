package io.cryptorun.scheduling.store;

import io.cryptorun.ledger.NodeEpoch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.quartz.impl.jdbcjobstore.SchedulerStateRecord;

/// The ledger's registrations, read inside Quartz's own transactions.
final class Registrations {

  private static final String OPEN =
      """
      select node
      from cryptorun.node_epoch
      where state in ('active', 'draining')
      """;

  /// A firing is the node's while its row is there and the registration is open: whoever recovers
  /// it takes the row away.
  private static final String FIRING_IS_OURS =
      """
      select
      from quartz.qrtz_fired_triggers f
      join cryptorun.node_epoch e on e.node = f.instance_name
      where f.sched_name = ? and f.entry_id = ? and f.instance_name = ? and e.epoch = ?
        and (e.state = 'active' or e.state = 'draining' and not ?)
      """;

  private Registrations() {}

  /// The nodes that nobody has fenced and that have not left. Such a node is alive, whatever its
  /// check-ins say.
  static Set<String> open(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement(OPEN);
        var answer = statement.executeQuery()) {
      var nodes = new HashSet<String>();
      while (answer.next()) {
        nodes.add(answer.getString(1));
      }
      return nodes;
    }
  }

  /// A node of which there is a name and nothing else.
  static SchedulerStateRecord unknown(String instance) {
    var node = new SchedulerStateRecord();
    node.setSchedulerInstanceId(instance);
    return node;
  }

  /// Whether a firing still belongs to the node that began it.
  ///
  /// @param toFire whether it is about to run, which a draining node no longer begins
  static boolean isOurs(Connection connection, NodeEpoch node, String entryId, boolean toFire)
      throws SQLException {
    try (var statement = connection.prepareStatement(FIRING_IS_OURS)) {
      statement.setString(1, QuartzSettings.CLUSTER);
      statement.setString(2, entryId);
      statement.setString(3, node.node());
      statement.setLong(4, node.epoch());
      statement.setBoolean(5, toFire);
      return hasRow(statement);
    }
  }

  private static boolean hasRow(PreparedStatement statement) throws SQLException {
    try (var answer = statement.executeQuery()) {
      return answer.next();
    }
  }
}
