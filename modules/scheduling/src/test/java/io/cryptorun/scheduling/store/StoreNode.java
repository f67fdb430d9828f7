package io.cryptorun.scheduling.store;

import static java.util.Objects.requireNonNull;

import io.cryptorun.jobs.Outcome;
import io.cryptorun.jobs.TestNode;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.cluster.Standing;
import io.cryptorun.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import org.quartz.CronScheduleBuilder;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.JobPersistenceException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger.CompletedExecutionInstruction;
import org.quartz.TriggerBuilder;
import org.quartz.spi.OperableTrigger;
import org.quartz.spi.TriggerFiredBundle;

/// A registered node with a store of its own, and what the scheduler's threads would do with it,
/// one step at a time.
final class StoreNode implements AutoCloseable {

  private final TestNode node;
  private final Database sessions;
  private final SettableStanding standing;
  private final NodeScheduler built;

  StoreNode(TestDatabase database, String id, Path home) throws SchedulerException {
    node = TestNode.join(database, id, home, _ -> new Outcome.Failed("NONE", "none"), List.of());
    sessions = Schema.open(Schema.app(database), node.node(), patient());
    standing = new SettableStanding(node.node());
    built = NodeScheduler.build(id, sessions.dataSource(), standing);
  }

  /// As the product's, but for what a machine under load needs to go on after somebody waits.
  private static Pool patient() {
    var quartz = Pool.quartz();
    return new Pool(
        quartz.name(),
        quartz.connections(),
        Duration.ofSeconds(50),
        Duration.ofSeconds(40),
        quartz.settings());
  }

  FencedJobStore store() {
    return built.store();
  }

  Scheduler scheduler() {
    return built.scheduler();
  }

  SettableStanding standing() {
    return standing;
  }

  NodeEpoch epoch() {
    return node.node();
  }

  /// A job with one trigger that was due at an instant and is due again each hour.
  void schedule(Class<? extends Job> type, String name, Instant due) throws SchedulerException {
    var job = JobBuilder.newJob(type).withIdentity(name).storeDurably().requestRecovery().build();
    var time = due.atOffset(ZoneOffset.UTC);
    var trigger =
        TriggerBuilder.newTrigger()
            .withIdentity(name)
            .startAt(Date.from(due))
            .withSchedule(
                CronScheduleBuilder.cronSchedule(
                        "%d %d * * * ?".formatted(time.getSecond(), time.getMinute()))
                    .inTimeZone(TimeZone.getTimeZone("UTC"))
                    .withMisfireHandlingInstructionIgnoreMisfires())
            .build();
    scheduler().scheduleJob(job, trigger);
  }

  List<OperableTrigger> acquire(Instant until) throws JobPersistenceException {
    return acquire(until, 1);
  }

  List<OperableTrigger> acquire(Instant until, int atMost) throws JobPersistenceException {
    return store().acquireNextTriggers(until.toEpochMilli(), atMost, 0);
  }

  /// What to run, or an empty list where the store says that there is nothing.
  List<TriggerFiredBundle> fire(List<OperableTrigger> acquired) throws JobPersistenceException {
    return store().triggersFired(acquired).stream()
        .filter(result -> result.getTriggerFiredBundle() != null)
        .map(result -> result.getTriggerFiredBundle())
        .toList();
  }

  void complete(OperableTrigger trigger) throws SchedulerException {
    JobDetail job =
        requireNonNull(scheduler().getJobDetail(new JobKey(trigger.getKey().getName())));
    store().triggeredJobComplete(trigger, job, CompletedExecutionInstruction.NOOP);
  }

  @Override
  public void close() throws SchedulerException {
    standing.member = true;
    scheduler().shutdown();
    sessions.close();
    node.close();
  }

  /// What the node believes of itself, as the test says.
  static final class SettableStanding implements Standing {

    private final NodeEpoch node;
    volatile boolean member = true;
    volatile boolean claims = true;
    volatile boolean givesWay;

    SettableStanding(NodeEpoch node) {
      this.node = node;
    }

    @Override
    public NodeEpoch node() {
      return node;
    }

    @Override
    public boolean mayClaim() {
      return claims;
    }

    @Override
    public boolean isMember() {
      return member;
    }

    @Override
    public boolean givesWay() {
      return givesWay;
    }
  }
}
