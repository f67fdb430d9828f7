package io.cryptorun.scheduling.store;

import io.cryptorun.ledger.NodeEpoch;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.quartz.CronTrigger;

/// Lets a schedule's trigger go on with a later nominal time, past those that were closed together.
/// What was done to the trigger meanwhile stands: it stays paused, and where it says something else
/// by now, or has come as far by itself, it is left alone. Whoever has acquired it for an earlier
/// time finds it moved on when it fires, and lets go of it. Ask under the cluster's lock.
final class PassOver {

  private static final String PASS =
      """
      update quartz.qrtz_triggers t
      set next_fire_time = ?
      from quartz.qrtz_cron_triggers c
      where t.sched_name = ? and t.trigger_name = ? and t.trigger_group = ?
        and c.sched_name = t.sched_name and c.trigger_name = t.trigger_name and c.trigger_group = t.trigger_group
        and c.cron_expression = ? and c.time_zone_id = ?
        and t.trigger_state in ('WAITING', 'ACQUIRED', 'PAUSED') and t.next_fire_time between 1 and ? - 1
        and exists (
          select from cryptorun.node_epoch where node = ? and epoch = ? and state in ('active', 'draining'))
      """;

  private final NodeEpoch node;
  private final CronTrigger fired;
  private final long next;

  /// @param fired the trigger as it was fired
  /// @param next one of its nominal times
  PassOver(NodeEpoch node, CronTrigger fired, Instant next) {
    this.node = node;
    this.fired = fired;
    this.next = next.toEpochMilli();
  }

  /// Whether the trigger was moved.
  boolean make(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement(PASS)) {
      statement.setLong(1, next);
      statement.setString(2, QuartzSettings.CLUSTER);
      statement.setString(3, fired.getKey().getName());
      statement.setString(4, fired.getKey().getGroup());
      statement.setString(5, fired.getCronExpression());
      statement.setString(6, fired.getTimeZone().getID());
      statement.setLong(7, next);
      statement.setString(8, node.node());
      statement.setLong(9, node.epoch());
      return statement.executeUpdate() > 0;
    }
  }
}
