package io.cryptorun.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.jobs.Job;
import io.cryptorun.jobs.OneFile;
import io.cryptorun.jobs.Questions;
import io.cryptorun.jobs.TestJobs;
import io.cryptorun.jobs.TestNode;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.cluster.Standing;
import io.cryptorun.ledger.schedule.ScheduleRow;
import io.cryptorun.ledger.slot.DueSlots;
import io.cryptorun.ledger.slot.SlotKey;
import io.cryptorun.ledger.slot.SlotKind;
import io.cryptorun.scheduling.store.Polled;
import io.cryptorun.testkit.PostgresExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A started node: what Quartz delivers reaches the ledger under its nominal time.
class QuartzNodePostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  @TempDir Path home;
  private Questions questions;
  private OneFile oneFile;
  private JobSettings job;
  private Instant lastDue;

  /// Every test has a job of its own, whose slots are half an hour away from now on either side.
  @BeforeEach
  void job(TestInfo test) {
    questions = new Questions(POSTGRES.database());
    oneFile = new OneFile(home);
    lastDue = questions.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(30));
    int minute = lastDue.atZone(ZoneOffset.UTC).getMinute();
    job = TestJobs.job(test.getTestMethod().orElseThrow().getName(), minute + " * * * *", true);
  }

  @AfterEach
  void nothingStaysInTheStore() {
    questions.execute(
        "truncate quartz.qrtz_fired_triggers, quartz.qrtz_triggers, quartz.qrtz_job_details"
            + " cascade");
  }

  @Test
  void start_withSlotsLongDue_deliversEachUnderItsNominalTime() throws Exception {
    try (var running = new Running("late", oneFile)) {
      running.reconcileFrom(lastDue.minus(Duration.ofMinutes(61)));
      running.quartz.start();

      Polled.until(() -> slots().size() == 2 && oneFile.runs() == 1 && nothingRuns());
    }
    assertThat(slots())
        .containsExactly(
            lastDue.minus(Duration.ofHours(1)) + " cron skipped catch_up",
            lastDue + " cron success -");
  }

  @Test
  void start_afterALongOutage_runsTheNewestSlotAndClosesTheOthers() throws Exception {
    try (var running = new Running("outage", oneFile)) {
      running.reconcileFrom(lastDue.minus(Duration.ofMinutes(9 * 60 + 1)));
      running.quartz.start();

      Polled.until(() -> slots().size() == 10 && oneFile.runs() == 1 && nothingRuns());
    }
    assertThat(slots().subList(0, 9)).allMatch(slot -> slot.endsWith("cron skipped catch_up"));
    assertThat(slots().getLast()).isEqualTo(lastDue + " cron success -");
  }

  @Test
  void start_afterADelivery_tellsTheLedgerWhenTheNextSlotIsDue() throws Exception {
    try (var running = new Running("next", oneFile)) {
      var schedule = new ScheduleRow(job.name(), job.cron().toString(), "Z", true, "{}");
      running.node.schedules().put(schedule, running.node.node());
      running.reconcileFrom(lastDue.minusSeconds(1));
      running.quartz.start();

      Polled.until(() -> oneFile.runs() == 1 && nothingRuns());
    }
    assertThat(
            questions.row(
                "select extract(epoch from next_due)::bigint from cryptorun.schedule where job = ?",
                job.name()))
        .isEqualTo(Long.toString(lastDue.plus(Duration.ofHours(1)).getEpochSecond()));
  }

  @Test
  void start_withAWaitingRequest_runsItsSlot() throws Exception {
    try (var running = new Running("request", oneFile)) {
      running.reconcileFrom(questions.now());
      running.quartz.triggers().fireOnce(job.name(), job.name(), running.plan());
      running.quartz.start();

      Polled.until(() -> oneFile.runs() == 1 && nothingRuns());
    }
    assertThat(slots()).containsExactly(lastDue + " manual success -");
    assertThat(questions.rows("select 1 from quartz.qrtz_triggers where trigger_group = 'request'"))
        .isEmpty();
  }

  @Test
  void start_afterAKillDuringACronSlot_deliversThatSlotAgain() throws Exception {
    try (var running = new Running("killed", oneFile)) {
      running.reconcileFrom(questions.now());
      killedDuring("killed", "workflow", job.name());
      running.quartz.start();

      Polled.until(() -> oneFile.runs() == 1 && nothingRuns());
    }
    assertThat(slots()).containsExactly(lastDue + " cron success -");
  }

  @Test
  void start_afterAKillDuringARequest_deliversItsSlotAgain() throws Exception {
    try (var running = new Running("killed-request", oneFile)) {
      running.reconcileFrom(questions.now());
      running.quartz.triggers().fireOnce(job.name(), job.name(), running.plan());
      questions.execute(
          "update quartz.qrtz_triggers set trigger_state = 'COMPLETE' where trigger_group ="
              + " 'request'");
      killedDuring("killed-request", "request", job.name());
      running.quartz.start();

      Polled.until(() -> oneFile.runs() == 1 && nothingRuns());
    }
    assertThat(slots()).containsExactly(lastDue + " manual success -");
  }

  /// The alarm clock of the first one goes on for a moment longer than its runs.
  @Test
  void slotThatFallsDueAsItsNodeStops_isDeliveredByTheOther() throws Exception {
    try (var leaving = new Running("leaving", oneFile, this::nothingIsLeftToOthers);
        var staying = new Running("staying", oneFile)) {
      leaving.reconcileFrom(lastDue.minusSeconds(1));
      leaving.node.cutOff();
      leaving.quartz.start();
      Polled.until(() -> !nothingIsLeftToOthers());
      assertThat(slots()).isEmpty();

      staying.quartz.start();

      Polled.until(() -> oneFile.runs() == 1 && nothingRuns());
    }
    assertThat(slots()).containsExactly(lastDue + " cron success -");
  }

  private boolean nothingIsLeftToOthers() {
    return questions.count(
            "select count(*) from quartz.qrtz_triggers where trigger_group = 'request'")
        == 0;
  }

  @Test
  void close_whileARunGoesOn_waitsNoLongerThanItsBound() throws Exception {
    var working = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    Job slow =
        firing -> {
          working.countDown();
          goOn.await();
          return oneFile.run(firing);
        };
    try (var running = new Running("slow", slow)) {
      running.reconcileFrom(lastDue.minusSeconds(1));
      running.quartz.start();
      working.await();

      running.quartz.close();

      assertThat(slots()).containsExactly(lastDue + " cron running -");
      goOn.countDown();
      Polled.until(this::nothingRuns);
    }
    assertThat(slots()).containsExactly(lastDue + " cron success -");
  }

  /// What a node leaves in the store when its process dies in the middle of a firing.
  private void killedDuring(String node, String group, String trigger) {
    questions.execute(
        """
        insert into quartz.qrtz_fired_triggers
          (sched_name, entry_id, trigger_name, trigger_group, instance_name, fired_time, sched_time,
           priority, state, job_name, job_group, is_nonconcurrent, requests_recovery)
        values ('cryptorun', 'entry-of-%1$s', '%3$s', '%2$s', '%1$s', %4$d, %4$d,
                5, 'EXECUTING', '%5$s', 'workflow', false, true)
        """
            .formatted(node, group, trigger, lastDue.toEpochMilli(), job.name()));
  }

  private boolean nothingRuns() {
    return slots().stream().noneMatch(slot -> slot.contains("running") || slot.contains("planned"));
  }

  private List<String> slots() {
    return questions.rows(
        """
        select to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), kind, state, reason
        from audit.slots
        where job = ?
        order by due_at
        """,
        job.name());
  }

  /// What the alarm clock knows of its node.
  private record Claiming(Standing registration, BooleanSupplier allowed) implements Standing {

    @Override
    public NodeEpoch node() {
      return registration.node();
    }

    @Override
    public boolean mayClaim() {
      return registration.mayClaim() && allowed.getAsBoolean();
    }

    @Override
    public boolean isMember() {
      return registration.isMember();
    }
  }

  /// A node, its pool for Quartz and its scheduler.
  private final class Running implements AutoCloseable {

    private final TestNode node;
    private final Database sessions;
    private final QuartzNode quartz;

    Running(String id, Job workflow) {
      this(id, workflow, () -> true);
    }

    Running(String id, Job workflow, BooleanSupplier mayClaim) {
      node = TestNode.join(POSTGRES.database(), id, home, workflow, List.of(job));
      sessions = Schema.open(Schema.app(POSTGRES.database()), node.node(), Pool.quartz());
      quartz =
          QuartzNode.build(
              new Claiming(node.registration(), mayClaim),
              sessions.dataSource(),
              new Firings(
                  node.fencedRun(),
                  node.missedSlots(),
                  node.schedules(),
                  new DueSlots(node.database())),
              () -> Duration.ofSeconds(1));
    }

    void reconcileFrom(Instant start) {
      quartz.triggers().reconcile(List.of(job), ZoneOffset.UTC, start, Set.of());
    }

    long plan() {
      return node.slots()
          .plan(SlotKey.request(job.name(), lastDue, SlotKind.MANUAL, job.name()), "ana");
    }

    @Override
    public void close() {
      quartz.close();
      Polled.until(quartz::isClosed);
      sessions.close();
      node.close();
    }
  }
}
