package io.cryptorun.scheduling;

import io.cryptorun.jobs.FencedRun;
import io.cryptorun.jobs.MissedSlots;
import io.cryptorun.ledger.Schedules;
import java.time.Duration;
import javax.sql.DataSource;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.utils.DBConnectionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One node's Quartz scheduler: built in standby, started when the node may claim, shut down within
/// a bound.
public final class QuartzNode implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(QuartzNode.class);

  private final Scheduler scheduler;
  private final Duration shutdownBound;

  private QuartzNode(Scheduler scheduler, Duration shutdownBound) {
    this.scheduler = scheduler;
    this.shutdownBound = shutdownBound;
  }

  /// Builds the scheduler of a node without starting it.
  ///
  /// @param nodeId fixed id of the node: a restarted process recovers its own firings at once
  /// @param pool connections for Quartz alone, so that a scan cannot starve the check-in
  /// @param shutdownBound how long [#close] waits for runs in flight
  public static QuartzNode build(
      String nodeId,
      DataSource pool,
      FencedRun fencedRun,
      MissedSlots missedSlots,
      Schedules schedules,
      Duration shutdownBound) {
    var provider = "cryptorun-" + nodeId;
    try {
      DBConnectionManager.getInstance()
          .addConnectionProvider(provider, new PooledConnections(pool));
      var factory = new StdSchedulerFactory(QuartzSettings.of(nodeId, provider));
      var scheduler = factory.getScheduler();
      scheduler.setJobFactory((_, _) -> new FiringJob(fencedRun, missedSlots, schedules));
      return new QuartzNode(scheduler, shutdownBound);
    } catch (SchedulerException failure) {
      throw new SchedulingException("the scheduler of node " + nodeId + " was not built", failure);
    }
  }

  /// Begins to deliver slots.
  public void start() {
    try {
      scheduler.start();
    } catch (SchedulerException failure) {
      throw new SchedulingException("the scheduler did not start", failure);
    }
  }

  /// The schedule kept in this node's store.
  public Triggers triggers() {
    return new Triggers(scheduler);
  }

  /// Stops delivering, waits for runs in flight up to the bound, then gives up on Quartz: its own
  /// shutdown would wait without limit, and a run still going is closed by its fence, not by
  /// Quartz.
  @Override
  public void close() {
    try {
      scheduler.standby();
    } catch (SchedulerException failure) {
      LOG.warn("standby before shutdown failed: {}", failure.getMessage());
    }
    var shutdown = Thread.ofPlatform().daemon().name("quartz-shutdown").start(this::shutdown);
    try {
      if (!shutdown.join(shutdownBound)) {
        LOG.warn("runs in flight did not end within {}; leaving them", shutdownBound);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void shutdown() {
    try {
      scheduler.shutdown(true);
    } catch (SchedulerException failure) {
      LOG.warn("scheduler shutdown: {}", failure.getMessage());
    }
  }
}
