package io.cryptorun.scheduling.store;

import io.cryptorun.ledger.cluster.Standing;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.core.QuartzScheduler;
import org.quartz.core.QuartzSchedulerResources;
import org.quartz.impl.DefaultThreadExecutor;
import org.quartz.impl.StdJobRunShellFactory;
import org.quartz.impl.StdScheduler;
import org.quartz.simpl.CascadingClassLoadHelper;
import org.quartz.simpl.SimpleThreadPool;
import org.quartz.utils.DBConnectionManager;

/// A node's scheduler and the store it works on, put together part by part. Quartz's own factories
/// make the store themselves, by its class name, and keep every scheduler in a registry of the
/// whole process, where two nodes of one cluster cannot stand side by side.
///
/// @param scheduler built, not started
public record NodeScheduler(Scheduler scheduler, FencedJobStore store) {

  /// Quartz keeps connections by name for the whole process: each scheduler needs a name of its
  /// own.
  private static final AtomicLong BUILT = new AtomicLong();

  /// How long an idle node waits before it looks again.
  public static final Duration IDLE_WAIT = QuartzSettings.IDLE_WAIT;

  /// Builds a scheduler without starting it.
  ///
  /// @param nodeId fixed id of the node: a restarted process recovers its own firings at once
  /// @param pool connections for Quartz alone, so that a scan cannot starve the check-in
  public static NodeScheduler build(String nodeId, DataSource pool, Standing standing)
      throws SchedulerException {
    return build(nodeId, pool, standing, QuartzSettings.IDLE_WAIT);
  }

  /// Builds one that looks at the schedule as seldom as it is told to.
  ///
  /// @param idleWait how long an idle node waits before it looks again, unless it is told of a
  ///   change
  public static NodeScheduler build(
      String nodeId, DataSource pool, Standing standing, Duration idleWait)
      throws SchedulerException {
    var provider = "%s-%s-%d".formatted(QuartzSettings.CLUSTER, nodeId, BUILT.incrementAndGet());
    DBConnectionManager.getInstance().addConnectionProvider(provider, new PooledConnections(pool));
    var store = new FencedJobStore(standing);
    QuartzSettings.apply(store, nodeId, provider);
    var parts = parts(nodeId, store);
    var quartz =
        new QuartzScheduler(
            parts, idleWait.toMillis(), QuartzSettings.RETRY_AFTER_FAILURE.toMillis());
    var loader = new CascadingClassLoadHelper();
    loader.initialize();
    store.initialize(loader, quartz.getSchedulerSignaler());
    var scheduler = new StdScheduler(quartz);
    parts.getJobRunShellFactory().initialize(scheduler);
    quartz.initialize();
    return new NodeScheduler(scheduler, store);
  }

  private static QuartzSchedulerResources parts(String nodeId, FencedJobStore store)
      throws SchedulerException {
    var workers = new SimpleThreadPool(QuartzSettings.WORKERS, Thread.NORM_PRIORITY);
    workers.setInstanceName(QuartzSettings.CLUSTER);
    workers.setInstanceId(nodeId);
    workers.setThreadNamePrefix("firing-" + nodeId);
    workers.initialize();
    var parts = new QuartzSchedulerResources();
    parts.setName(QuartzSettings.CLUSTER);
    parts.setInstanceId(nodeId);
    parts.setThreadName("schedule-" + nodeId);
    parts.setJobStore(store);
    parts.setThreadPool(workers);
    parts.setThreadExecutor(new DefaultThreadExecutor());
    parts.setJobRunShellFactory(new StdJobRunShellFactory());
    parts.setMaxBatchSize(QuartzSettings.TRIGGERS_AT_A_TIME);
    parts.setBatchTimeWindow(QuartzSettings.FIRE_AHEAD.toMillis());
    return parts;
  }
}
