package io.cryptorun.scheduling.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.jobs.Outcome;
import io.cryptorun.jobs.Questions;
import io.cryptorun.jobs.TestNode;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.Signals;
import io.cryptorun.ledger.cluster.Standing;
import io.cryptorun.testkit.PostgresExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.jobs.NoOpJob;

/// A node that would look at the schedule again only after minutes, and another that changes it.
class SignalledChangePostgresTest {

  private static final Duration MINUTES = Duration.ofMinutes(5);

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  @TempDir Path home;

  @Test
  void trigger_addedByAnotherNode_firesOnTheIdleOneAtOnce() throws Exception {
    var fired = new CountDownLatch(1);
    try (var idle = new IdleNode(fired);
        var other = new StoreNode(POSTGRES.database(), "other", home)) {
      idle.startAndSettle();

      addTrigger(other.scheduler(), "added");

      assertThat(fired.await(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  /// The session that listens is ended by the server; what was said meanwhile is not heard, so the
  /// node looks by itself when it is back.
  @Test
  void trigger_addedWhileNobodyListened_firesAfterTheReconnection() throws Exception {
    var fired = new CountDownLatch(1);
    try (var idle = new IdleNode(fired);
        var other = new StoreNode(POSTGRES.database(), "other", home)) {
      idle.startAndSettle();
      int before = idle.reconnections.get();
      new Questions(POSTGRES.database())
          .execute(
              "select pg_terminate_backend(pid) from pg_stat_activity where datname ="
                  + " current_database() and application_name like 'cryptorun:idle:%:listen'");
      addTrigger(other.scheduler(), "unheard");

      assertThat(fired.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(idle.reconnections.get()).isGreaterThan(before);
    }
  }

  /// It is due so late that neither fires it: taken is what counts.
  @Test
  void trigger_handedOverByANodeThatStandsBy_isTakenByTheIdleOneAtOnce() throws Exception {
    var questions = new Questions(POSTGRES.database());
    var due = questions.now().plus(Duration.ofMinutes(4));
    try (var leaving = new StoreNode(POSTGRES.database(), "leaving", home);
        var idle = new IdleNode(new CountDownLatch(1))) {
      leaving.schedule(NoOpJob.class, "handed-over", due);
      assertThat(leaving.acquire(due.plusSeconds(1))).hasSize(1);
      idle.startAndSettle();

      leaving.store().handOver();

      Polled.until(() ->
          questions
              .rows("select instance_name from quartz.qrtz_fired_triggers")
              .equals(List.of("idle")));
    }
  }

  private static void addTrigger(Scheduler through, String name) throws SchedulerException {
    through.scheduleJob(
        JobBuilder.newJob(NoOpJob.class).withIdentity(name).build(),
        TriggerBuilder.newTrigger()
            .withIdentity(new TriggerKey(name))
            .startNow()
            .withSchedule(
                SimpleScheduleBuilder.simpleSchedule()
                    .withMisfireHandlingInstructionIgnoreMisfires())
            .build());
  }

  /// A started scheduler with nothing to do.
  private final class IdleNode implements AutoCloseable {

    private final TestNode node;
    private final Database sessions;
    private final NodeScheduler built;
    private final AtomicInteger reconnections = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();
    private final Signals signals;

    IdleNode(CountDownLatch fired) throws SchedulerException {
      var database = POSTGRES.database();
      node =
          TestNode.join(database, "idle", home, _ -> new Outcome.Failed("NONE", "none"), List.of());
      sessions = Schema.open(Schema.app(database), node.node(), Pool.quartz());
      built =
          NodeScheduler.build("idle", sessions.dataSource(), counted(node.registration()), MINUTES);
      Job counting = _ -> fired.countDown();
      built.scheduler().setJobFactory((_, _) -> counting);
      signals = Signals.listen(Schema.app(database), node::node, this::hear);
    }

    /// The store asks for its node's standing each time it is about to look.
    private Standing counted(Standing standing) {
      return new Standing() {
        @Override
        public NodeEpoch node() {
          return standing.node();
        }

        @Override
        public boolean mayClaim() {
          looks.incrementAndGet();
          return standing.mayClaim();
        }

        @Override
        public boolean isMember() {
          return standing.isMember();
        }
      };
    }

    private void hear(Signals.Signal signal) {
      if (signal == Signals.Signal.RECONNECTED) {
        reconnections.incrementAndGet();
      }
      if (signal == Signals.Signal.RECONNECTED || signal == Signals.Signal.SCHEDULE) {
        built.store().wake();
      }
    }

    /// Returns when the scheduler has looked once and waits.
    void startAndSettle() throws SchedulerException {
      built.scheduler().start();
      Polled.until(() -> reconnections.get() > 0);
      int before = looks.get();
      built.store().wake();
      Polled.until(() -> looks.get() > before && waits());
    }

    private static boolean waits() {
      return Thread.getAllStackTraces().entrySet().stream()
          .filter(thread -> thread.getKey().getName().equals("schedule-idle"))
          .anyMatch(thread -> thread.getKey().getState() == Thread.State.TIMED_WAITING);
    }

    @Override
    public void close() throws SchedulerException {
      signals.close();
      built.scheduler().shutdown();
      sessions.close();
      node.close();
    }
  }
}
