package io.cryptorun.scheduling.store;

import io.cryptorun.ledger.NodeEpoch;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.quartz.Job;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.impl.JobDetailImpl;
import org.quartz.spi.ClassLoadHelper;
import org.quartz.spi.TriggerFiredBundle;

/// Fires an acquired cron trigger in one statement: it makes sure that the firing is still the
/// node's and the trigger still taken by it, marks the firing as running, moves the trigger on, and
/// answers the job. Jobs carry no data. Ask under the cluster's lock.
final class FireCron {

  private static final String FIRE =
      """
      with running as (
        update quartz.qrtz_fired_triggers f
        set state = 'EXECUTING', fired_time = ?, job_name = j.job_name, job_group = j.job_group,
            is_nonconcurrent = j.is_nonconcurrent, requests_recovery = j.requests_recovery
        from quartz.qrtz_triggers t
        join quartz.qrtz_job_details j using (sched_name, job_name, job_group)
        where f.sched_name = ? and f.entry_id = ? and f.instance_name = ? and f.state = 'ACQUIRED'
          and t.sched_name = f.sched_name and t.trigger_name = f.trigger_name and t.trigger_group = f.trigger_group
          and t.trigger_state = 'ACQUIRED' and t.next_fire_time = f.sched_time
          and exists (
            select from cryptorun.node_epoch where node = ? and epoch = ? and state = 'active')
        returning f.sched_name, f.trigger_name, f.trigger_group, f.sched_time, j.job_name, j.job_group,
                  j.description, j.job_class_name, j.is_durable, j.requests_recovery
      ), moved as (
        update quartz.qrtz_triggers t
        set trigger_state = ?, next_fire_time = ?, prev_fire_time = r.sched_time
        from running r
        where t.sched_name = r.sched_name and t.trigger_name = r.trigger_name and t.trigger_group = r.trigger_group
          and t.trigger_state = 'ACQUIRED'
        returning t.trigger_name
      )
      select r.*
      from running r
      join moved using (trigger_name)
      """;

  private final Connection connection;
  private final NodeEpoch node;
  private final ClassLoadHelper loader;

  FireCron(Connection connection, NodeEpoch node, ClassLoadHelper loader) {
    this.connection = connection;
    this.node = node;
    this.loader = loader;
  }

  /// What to run, or null when the firing is not the node's any more.
  @Nullable TriggerFiredBundle fire(PlainCron trigger, long now) throws SQLException {
    var before = trigger.getPreviousFireTime();
    trigger.triggered(null);
    var next = trigger.getNextFireTime();
    try (var statement = connection.prepareStatement(FIRE)) {
      statement.setLong(1, now);
      statement.setString(2, QuartzSettings.CLUSTER);
      statement.setString(3, trigger.getFireInstanceId());
      statement.setString(4, node.node());
      statement.setString(5, node.node());
      statement.setLong(6, node.epoch());
      statement.setString(7, next == null ? "COMPLETE" : "WAITING");
      statement.setLong(8, next == null ? -1 : next.toInstant().toEpochMilli());
      try (var row = statement.executeQuery()) {
        return row.next()
            ? bundle(job(row), trigger, Date.from(Instant.ofEpochMilli(now)), before)
            : null;
      }
    }
  }

  private static TriggerFiredBundle bundle(
      JobDetail job, PlainCron trigger, Date now, @Nullable Date before) {
    return new TriggerFiredBundle(
        job,
        trigger,
        null,
        false,
        now,
        trigger.getPreviousFireTime(),
        before,
        trigger.getNextFireTime());
  }

  private JobDetail job(ResultSet row) throws SQLException {
    var job = new JobDetailImpl();
    job.setKey(new JobKey(row.getString("job_name"), row.getString("job_group")));
    job.setDescription(row.getString("description"));
    job.setJobClass(jobClass(row.getString("job_class_name")));
    job.setDurability(row.getBoolean("is_durable"));
    job.setRequestsRecovery(row.getBoolean("requests_recovery"));
    return job;
  }

  private Class<? extends Job> jobClass(String name) throws SQLException {
    try {
      return loader.loadClass(name, Job.class);
    } catch (ClassNotFoundException missing) {
      throw new SQLException("this process has no class %s".formatted(name), missing);
    }
  }
}
