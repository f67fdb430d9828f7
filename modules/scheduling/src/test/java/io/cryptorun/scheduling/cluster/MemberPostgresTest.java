package io.cryptorun.scheduling.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.jobs.Delivery;
import io.cryptorun.jobs.Job;
import io.cryptorun.jobs.Outcome;
import io.cryptorun.jobs.Questions;
import io.cryptorun.jobs.Ran;
import io.cryptorun.jobs.TestJobs;
import io.cryptorun.jobs.TestNode;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.node.Takeover;
import io.cryptorun.ledger.slot.DueSlot;
import io.cryptorun.ledger.slot.DueSlots;
import io.cryptorun.ledger.slot.SlotKind;
import io.cryptorun.scheduling.Firings;
import io.cryptorun.scheduling.QuartzNode;
import io.cryptorun.testkit.PostgresExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class MemberPostgresTest {

  private static final String JOB = "under.way";

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  @TempDir Path home;

  /// The thread for what takes time is busy. Once it is not, the node may have rejoined and have
  /// begun other runs.
  @Test
  void fenced_stopsWhatIsUnderWayAtOnce_andNothingLater() throws Exception {
    var later = new ArrayList<Runnable>();
    var working = new CountDownLatch(1);
    Job waiting =
        _ -> {
          working.countDown();
          new CountDownLatch(1).await();
          throw new AssertionError("never");
        };
    var job = TestJobs.job(JOB, "0 0 1 1 *", true);
    var database = POSTGRES.database();
    try (var node = TestNode.join(database, "fenced", home, waiting, List.of(job));
        var sessions = Schema.open(Schema.app(database), node.node(), Pool.quartz());
        var quartz = quartz(node, sessions)) {
      var member = new Member(node.registration(), later::add);
      member.reactsBy(new Reactions(quartz, node.fencedRun().inFlight()));
      var due = new Questions(database).now().truncatedTo(ChronoUnit.SECONDS);
      var run = new FutureTask<>(() -> node.fencedRun().deliver(new Delivery.Slot(JOB, due)));
      Thread.ofPlatform().daemon().start(run);
      working.await();

      member.fenced(node.node());

      assertThat(run.get(60, TimeUnit.SECONDS)).isInstanceOf(Ran.Ended.class);
      assertThat(later).isEmpty();
    }
  }

  /// The first of the slots belongs to a job that was unscheduled while it was run.
  @Test
  void takeover_deliversEverySlotThatCanBe() {
    var job = TestJobs.job(JOB, "0 0 1 1 *", true);
    var database = POSTGRES.database();
    var questions = new Questions(database);
    try (var node =
            TestNode.join(
                database, "survivor", home, _ -> new Outcome.Failed("NONE", ""), List.of(job));
        var sessions = Database.open(Schema.app(database), node.node(), Pool.quartz());
        var quartz = quartz(node, sessions)) {
      var due = questions.now().truncatedTo(ChronoUnit.SECONDS);
      quartz.triggers().reconcile(List.of(job), ZoneOffset.UTC, due, Set.of());
      var gone = new DueSlot(1, "unscheduled", due, SlotKind.CRON, null);
      var there = new DueSlot(2, JOB, due, SlotKind.CRON, null);

      new Reactions(quartz, node.fencedRun().inFlight())
          .deliverAfter(
              new Takeover.Done(new NodeEpoch("dead", 1), node.node(), List.of(gone, there), 2));

      assertThat(
              questions.rows(
                  "select trigger_name from quartz.qrtz_triggers where trigger_group = 'request'"))
          .containsExactly("slot-2");
    }
  }

  private static QuartzNode quartz(TestNode node, Database sessions) {
    var due = new DueSlots(node.database());
    var firings = new Firings(node.fencedRun(), node.missedSlots(), node.schedules(), due);
    return QuartzNode.build(
        node.registration(), sessions.dataSource(), firings, () -> Duration.ofSeconds(1));
  }
}
