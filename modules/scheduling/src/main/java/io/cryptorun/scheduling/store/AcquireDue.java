package io.cryptorun.scheduling.store;

import io.cryptorun.ledger.NodeEpoch;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.quartz.JobPersistenceException;
import org.quartz.TriggerKey;
import org.quartz.spi.OperableTrigger;

/// Takes the next triggers for a node in one statement: it finds them, marks them, writes their
/// firings, and answers all that is needed to fire a cron trigger. A node whose registration is not
/// active gets none. Ask under the cluster's lock.
final class AcquireDue {

  /// Triggers that do not ignore misfires are passed over when they are late, as Quartz does. The
  /// first one sets how far ahead the others may be: none is fired before its time because an
  /// earlier one was. Of a job that runs one at a time only one trigger is taken.
  private static final String ACQUIRE =
      """
      with due as (
        select t.*, j.is_nonconcurrent,
               row_number() over (partition by t.job_name, t.job_group order by t.next_fire_time) as turn
        from (
          select *
          from quartz.qrtz_triggers
          where sched_name = ? and trigger_state = 'WAITING' and next_fire_time <= ?
            and (misfire_instr = -1 or next_fire_time >= ?)
          order by next_fire_time, priority desc
          limit ?) as t
        join quartz.qrtz_job_details j using (sched_name, job_name, job_group)
      ), batch as (
        select d.*, row_number() over (order by d.next_fire_time, d.priority desc) as place
        from due d
        where d.next_fire_time <= greatest((select min(next_fire_time) from due), ?) + ?
          and (d.turn = 1 or not d.is_nonconcurrent)
          and exists (
            select from cryptorun.node_epoch where node = ? and epoch = ? and state = 'active')
      ), acquired as (
        update quartz.qrtz_triggers t
        set trigger_state = 'ACQUIRED'
        from batch b
        where t.sched_name = b.sched_name and t.trigger_name = b.trigger_name
          and t.trigger_group = b.trigger_group and t.trigger_state = 'WAITING'
        returning t.sched_name, t.trigger_name, t.trigger_group, t.next_fire_time, t.priority, b.place
      ), firings as (
        insert into quartz.qrtz_fired_triggers
          (sched_name, entry_id, trigger_name, trigger_group, instance_name, fired_time, sched_time, priority, state,
           is_nonconcurrent, requests_recovery)
        select sched_name, (?::text[])[place], trigger_name, trigger_group, ?, ?, next_fire_time, priority, 'ACQUIRED',
               false, false
        from acquired
      )
      select b.*, c.cron_expression, c.time_zone_id
      from acquired a
      join batch b using (sched_name, trigger_name, trigger_group)
      left join quartz.qrtz_cron_triggers c using (sched_name, trigger_name, trigger_group)
      order by a.place
      """;

  private final Connection connection;
  private final NodeEpoch node;

  AcquireDue(Connection connection, NodeEpoch node) {
    this.connection = connection;
    this.node = node;
  }

  /// @param limits which triggers count as due
  /// @param entryIds ids for as many firings as may be taken
  List<Acquired> take(Limits limits, String[] entryIds) throws SQLException {
    try (var statement = connection.prepareStatement(ACQUIRE)) {
      statement.setString(1, QuartzSettings.CLUSTER);
      statement.setLong(2, limits.noLaterThan() + limits.window());
      statement.setLong(3, limits.misfiredBefore());
      statement.setInt(4, entryIds.length);
      statement.setLong(5, limits.now());
      statement.setLong(6, limits.window());
      statement.setString(7, node.node());
      statement.setLong(8, node.epoch());
      statement.setArray(9, connection.createArrayOf("text", entryIds));
      statement.setString(10, node.node());
      statement.setLong(11, limits.now());
      try (var row = statement.executeQuery()) {
        var acquired = new ArrayList<Acquired>();
        while (row.next()) {
          acquired.add(
              new Acquired(
                  new TriggerKey(row.getString("trigger_name"), row.getString("trigger_group")),
                  entryIds[row.getInt("place") - 1],
                  plainCron(row)));
        }
        return acquired;
      }
    }
  }

  /// The trigger, where it is a cron trigger with nothing to it; others are left to Quartz to read.
  private static @Nullable PlainCron plainCron(ResultSet row) throws SQLException {
    var expression = row.getString("cron_expression");
    var data = row.getBytes("job_data");
    if (expression == null
        || (data != null && data.length > 0)
        || row.getString("calendar_name") != null
        || row.getBoolean("is_nonconcurrent")) {
      return null;
    }
    var cron = new PlainCron();
    cron.setKey(new TriggerKey(row.getString("trigger_name"), row.getString("trigger_group")));
    cron.setJobName(row.getString("job_name"));
    cron.setJobGroup(row.getString("job_group"));
    cron.setDescription(row.getString("description"));
    cron.setPriority(row.getInt("priority"));
    cron.setStartTime(Date.from(Instant.ofEpochMilli(row.getLong("start_time"))));
    cron.setEndTime(time(row.getLong("end_time")));
    cron.setMisfireInstruction(row.getInt("misfire_instr"));
    try {
      cron.setCronExpression(expression);
    } catch (ParseException notCron) {
      throw new SQLException("cron expression %s".formatted(expression), notCron);
    }
    cron.setTimeZone(TimeZone.getTimeZone(row.getString("time_zone_id")));
    cron.setNextFireTime(time(row.getLong("next_fire_time")));
    cron.setPreviousFireTime(time(row.getLong("prev_fire_time")));
    return cron;
  }

  private static @Nullable Date time(long millis) {
    return millis > 0 ? Date.from(Instant.ofEpochMilli(millis)) : null;
  }

  /// Which triggers count as due, in milliseconds since 1970.
  ///
  /// @param noLaterThan their time at the latest
  /// @param window how far behind the first of a batch the others may be
  /// @param misfiredBefore those that do not ignore it count as misfired before this
  record Limits(long now, long noLaterThan, long window, long misfiredBefore) {}

  /// A trigger that is now the node's to fire.
  ///
  /// @param entryId of its firing
  /// @param cron null where Quartz has to read the trigger itself
  record Acquired(TriggerKey key, String entryId, @Nullable PlainCron cron) {

    OperableTrigger readBy(Reader reader) throws JobPersistenceException {
      var trigger = cron == null ? reader.read(key) : cron;
      trigger.setFireInstanceId(entryId);
      return trigger;
    }
  }

  /// Quartz's own way to read a trigger.
  @FunctionalInterface
  interface Reader {
    OperableTrigger read(TriggerKey key) throws JobPersistenceException;
  }
}
