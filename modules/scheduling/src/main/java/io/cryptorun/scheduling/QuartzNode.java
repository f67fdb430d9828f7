package io.cryptorun.scheduling;

import io.cryptorun.ledger.cluster.Standing;
import io.cryptorun.scheduling.store.FencedJobStore;
import io.cryptorun.scheduling.store.NodeScheduler;
import io.cryptorun.scheduling.store.StuckTrigger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.quartz.JobPersistenceException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One node's Quartz scheduler: built in standby, started when the node may claim, shut down within
/// a bound.
public final class QuartzNode implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(QuartzNode.class);

  private final Scheduler scheduler;
  private final FencedJobStore store;
  private final Supplier<Duration> shutdownBound;
  private @Nullable Thread shutdown;

  private QuartzNode(NodeScheduler built, Supplier<Duration> shutdownBound) {
    this.scheduler = built.scheduler();
    this.store = built.store();
    this.shutdownBound = shutdownBound;
  }

  /// Builds the scheduler of a node without starting it.
  ///
  /// @param standing the node's registration; its id is fixed, so that a restarted process recovers
  ///   its own firings at once
  /// @param pool connections for Quartz alone, so that a scan cannot starve the check-in
  /// @param shutdownBound how long [#close] waits for runs in flight, asked then
  public static QuartzNode build(
      Standing standing, DataSource pool, Firings firings, Supplier<Duration> shutdownBound) {
    return build(standing, pool, firings, shutdownBound, NodeScheduler.IDLE_WAIT);
  }

  /// Builds one that looks at the schedule as seldom as it is told to.
  ///
  /// @param idleWait how long an idle node waits before it looks again, unless it is told of a
  ///   change
  public static QuartzNode build(
      Standing standing,
      DataSource pool,
      Firings firings,
      Supplier<Duration> shutdownBound,
      Duration idleWait) {
    var nodeId = standing.node().node();
    try {
      var built = NodeScheduler.build(nodeId, pool, standing, idleWait);
      built.scheduler().setJobFactory((_, _) -> new FiringJob(firings, standing, built.store()));
      return new QuartzNode(built, shutdownBound);
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

  /// Frees the triggers that nothing else would.
  ///
  /// @return those that were stuck
  public List<StuckTrigger> repair() {
    try {
      return store.repair();
    } catch (JobPersistenceException failure) {
      throw new SchedulingException("stuck triggers were not looked for", failure);
    }
  }

  /// Frees one trigger, if it is stuck.
  ///
  /// @param id the job of a schedule, or `group/name`
  public Optional<StuckTrigger> repair(String id) {
    try {
      return store.repair(trigger -> trigger.id().equals(id)).stream().findFirst();
    } catch (JobPersistenceException failure) {
      throw new SchedulingException("trigger %s was not freed".formatted(id), failure);
    }
  }

  /// Begins nothing more and leaves what it was about to begin to the others, now; runs in flight
  /// go on. [#start] takes it up again.
  public void standBy() {
    try {
      scheduler.standby();
      store.handOver();
    } catch (SchedulerException failure) {
      LOG.warn("the scheduler did not stand by: {}", failure.getMessage());
    }
  }

  /// The schedule kept in this node's store.
  public Triggers triggers() {
    return new Triggers(scheduler);
  }

  /// Looks at the schedule now, because another process has changed it.
  public void wake() {
    store.wake();
  }

  /// Takes over, now, the firings of nodes whose registration is closed. A cluster's node does so
  /// each second by itself; whoever has just fenced a peer does not wait for that.
  ///
  /// @return whether there was anything to take over
  public boolean recover() {
    try {
      return store.recover();
    } catch (JobPersistenceException failure) {
      throw new SchedulingException("the firings of fenced nodes were not taken over", failure);
    }
  }

  /// Takes over, now, what this node itself began under an earlier registration.
  public boolean recoverOwn() {
    try {
      return store.recoverOwn();
    } catch (JobPersistenceException failure) {
      throw new SchedulingException("this node's earlier firings were not taken over", failure);
    }
  }

  /// Stops delivering, waits for runs in flight up to the bound, then gives up on Quartz: its own
  /// shutdown would wait without limit, and a run still going is closed by its fence, not by
  /// Quartz.
  @Override
  public void close() {
    var bound = shutdownBound.get();
    if (!awaitClosed(bound)) {
      LOG.warn("runs in flight did not end within {}; leaving them", bound);
    }
  }

  /// Waits for what is being closed.
  ///
  /// @return whether Quartz has let go of everything by then
  public boolean awaitClosed(Duration bound) {
    try {
      return closing().join(bound);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Whether Quartz has let go of everything.
  public synchronized boolean isClosed() {
    return shutdown != null && !shutdown.isAlive();
  }

  private synchronized Thread closing() {
    if (shutdown == null) {
      standBy();
      shutdown = Thread.ofPlatform().daemon().name("quartz-shutdown").start(this::shutdown);
    }
    return shutdown;
  }

  private void shutdown() {
    try {
      scheduler.shutdown(true);
    } catch (SchedulerException failure) {
      LOG.warn("scheduler shutdown: {}", failure.getMessage());
    }
  }
}
