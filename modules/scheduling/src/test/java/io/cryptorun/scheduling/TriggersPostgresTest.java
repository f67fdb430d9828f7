package io.cryptorun.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptorun.jobs.Questions;
import io.cryptorun.jobs.TestJobs;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.slot.DueSlot;
import io.cryptorun.ledger.slot.SlotKind;
import io.cryptorun.scheduling.store.NodeScheduler;
import io.cryptorun.scheduling.store.SteadyNode;
import io.cryptorun.testkit.PostgresExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.quartz.JobBuilder;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.jobs.NoOpJob;

/// The schedule in the store, written by a scheduler that was never started.
class TriggersPostgresTest {

  private static final String TRIGGERS =
      """
      select trigger_group || '/' || trigger_name, trigger_state, next_fire_time, start_time,
             misfire_instr
      from quartz.qrtz_triggers
      order by 1
      """;

  private static final List<JobSettings> SCHEDULE =
      List.of(
          TestJobs.job("scan.hot"),
          TestJobs.job("scan.warm", "0 */2 * * *", true),
          TestJobs.job("off", "0 0 * * *", false));

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  private final Instant now = Instant.now();
  private Questions questions;
  private Database sessions;
  private Scheduler scheduler;
  private Triggers triggers;

  @BeforeEach
  void build() throws SchedulerException {
    questions = new Questions(POSTGRES.database());
    sessions = Schema.open(Schema.app(POSTGRES.database()), Pool.quartz());
    restart("node-a");
  }

  @AfterEach
  void end() throws SchedulerException {
    scheduler.clear();
    scheduler.shutdown();
    sessions.close();
  }

  @Test
  void reconcile_anEmptyStore_holdsOneJobAndOneTriggerPerEnabledJob() {
    reconcile(SCHEDULE, now);

    assertThat(questions.rows("select job_name from quartz.qrtz_job_details order by 1"))
        .containsExactly("scan.hot", "scan.warm");
    assertThat(questions.rows("select trigger_name from quartz.qrtz_triggers order by 1"))
        .containsExactly("scan.hot", "scan.warm");
    assertThat(
            questions.rows(
                "select distinct is_durable, requests_recovery, is_nonconcurrent from"
                    + " quartz.qrtz_job_details"))
        .containsExactly("t t f");
    assertThat(questions.rows("select distinct misfire_instr from quartz.qrtz_triggers"))
        .containsExactly("-1");
  }

  @Test
  void reconcile_aNewTrigger_beginsWithTheFirstSlotAfterNow() {
    reconcile(SCHEDULE, now);

    var first = SCHEDULE.getFirst().cron().next(now, ZoneOffset.UTC);
    assertThat(nextFireTime("scan.hot")).isEqualTo(first);
  }

  @Test
  void reconcile_withinTheSecondOfASlot_leavesThatSlotAlone() {
    var due = Instant.parse("2030-01-01T12:15:00Z");

    reconcile(List.of(TestJobs.job("scan.hot")), due.plusMillis(500));

    assertThat(nextFireTime("scan.hot")).isEqualTo(due.plus(Duration.ofMinutes(15)));
  }

  @Test
  void reconcile_again_touchesNothingNotEvenAPause() {
    reconcile(SCHEDULE, now);
    questions.execute(
        "update quartz.qrtz_triggers set trigger_state = 'PAUSED' where trigger_name = 'scan.hot'");
    var before = questions.rows(TRIGGERS);

    reconcile(SCHEDULE, now.plus(Duration.ofHours(5)));

    assertThat(questions.rows(TRIGGERS)).isEqualTo(before);
    assertThat(before.getFirst()).contains("PAUSED");
  }

  @Test
  void reconcile_byAnotherNode_touchesNothing() throws SchedulerException {
    reconcile(SCHEDULE, now);
    var before = questions.rows(TRIGGERS);
    scheduler.shutdown();
    restart("node-b");

    reconcile(SCHEDULE, now.plus(Duration.ofHours(5)));

    assertThat(questions.rows(TRIGGERS)).isEqualTo(before);
  }

  @Test
  void reconcile_aChangedCron_replacesThatTriggerOnly() {
    reconcile(SCHEDULE, now);
    var warm = nextFireTime("scan.warm");
    var changed = TestJobs.job("scan.hot", "7 3 * * *", true);

    reconcile(List.of(changed, SCHEDULE.get(1)), now);

    assertThat(nextFireTime("scan.hot")).isEqualTo(changed.cron().next(now, ZoneOffset.UTC));
    assertThat(nextFireTime("scan.warm")).isEqualTo(warm);
  }

  @Test
  void reconcile_aChangedCronOfAPausedJob_staysPaused() {
    reconcile(SCHEDULE, now);
    triggers.pause("scan.hot");

    reconcile(List.of(TestJobs.job("scan.hot", "7 3 * * *", true)), now);

    assertThat(states()).containsExactly("scan.hot PAUSED");
  }

  @Test
  void reconcile_aNewTriggerOfAPausedJob_beginsPaused() {
    triggers.reconcile(SCHEDULE, ZoneOffset.UTC, now, Set.of("scan.warm"));

    assertThat(states()).containsExactly("scan.hot WAITING", "scan.warm PAUSED");
  }

  @Test
  void resume_afterAPause_beginsWithTheFirstSlotAfterNowAndReplaysNothing() {
    reconcile(SCHEDULE, now.minus(Duration.ofHours(3)));
    triggers.pause("scan.hot");

    assertThat(triggers.resume(SCHEDULE.getFirst(), ZoneOffset.UTC, now)).isTrue();

    assertThat(states()).contains("scan.hot WAITING");
    assertThat(nextFireTime("scan.hot"))
        .isEqualTo(SCHEDULE.getFirst().cron().next(now, ZoneOffset.UTC));
  }

  @Test
  void resume_ofAJobWithoutATrigger_saysSo() {
    assertThat(triggers.resume(SCHEDULE.getFirst(), ZoneOffset.UTC, now)).isFalse();
  }

  @Test
  void deliver_anOpenSlotTwice_addsOneDelivery() {
    reconcile(SCHEDULE, now);
    var later = now.plusSeconds(90).truncatedTo(ChronoUnit.SECONDS);
    var slot = new DueSlot(17, "scan.hot", now, SlotKind.CRON, later);

    assertThat(triggers.deliver(slot)).isTrue();
    assertThat(triggers.deliver(slot)).isFalse();

    assertThat(nextFireTime("slot-17")).isEqualTo(later);
  }

  /// By the database's clock the time has come; the machine's is behind.
  @Test
  void deliver_anOpenSlotWhoseTimeHasPassed_doesNotWaitForTheMachinesClock() {
    reconcile(SCHEDULE, now);
    var later = now.plusSeconds(600);
    triggers.deliver(new DueSlot(18, "scan.hot", now, SlotKind.CRON, later));

    assertThat(triggers.deliver(new DueSlot(18, "scan.hot", now, SlotKind.CRON, null))).isTrue();

    assertThat(nextFireTime("slot-18")).isBeforeOrEqualTo(Instant.now());
    assertThat(triggers.deliver(new DueSlot(18, "scan.hot", now, SlotKind.CRON, null))).isFalse();
  }

  /// By the machine's clock it is still to come: that clock is behind the database's.
  @Test
  void deliver_aNominalTimeWithoutARow_firesAtOnceWhateverTheMachinesClockSays() {
    reconcile(SCHEDULE, now);
    var dueAt = now.plusSeconds(600).truncatedTo(ChronoUnit.SECONDS);

    assertThat(triggers.deliver("scan.hot", dueAt)).isTrue();

    assertThat(nextFireTime("scan.hot@" + dueAt)).isBeforeOrEqualTo(Instant.now());
  }

  @Test
  void reconcile_anotherZone_movesTheTrigger() {
    var daily = TestJobs.job("daily", "30 3 * * *", true);
    reconcile(List.of(daily), now);
    var zone = ZoneId.of("Asia/Tokyo");

    triggers.reconcile(List.of(daily), zone, now, Set.of());

    assertThat(nextFireTime("daily")).isEqualTo(daily.cron().next(now, zone));
  }

  @Test
  void reconcile_aDisabledOrMissingJob_isRemoved() {
    reconcile(SCHEDULE, now);

    reconcile(List.of(TestJobs.job("scan.hot", "*/15 * * * *", false)), now);

    assertThat(questions.rows("select job_name from quartz.qrtz_job_details")).isEmpty();
    assertThat(questions.rows(TRIGGERS)).isEmpty();
  }

  @Test
  void reconcile_aJobOfAnotherGroup_staysWhatItIs() throws SchedulerException {
    scheduler.addJob(
        JobBuilder.newJob(NoOpJob.class).withIdentity("house", "keeping").storeDurably().build(),
        false);

    reconcile(List.of(), now);

    assertThat(questions.rows("select job_name from quartz.qrtz_job_details"))
        .containsExactly("house");
  }

  @Test
  void fireOnce_aRequest_carriesNothingButItsSlot() {
    reconcile(SCHEDULE, now);

    triggers.fireOnce("scan.hot", "request-1", 4711);

    var request =
        questions.row(
            """
            select convert_from(job_data, 'UTF8')
            from quartz.qrtz_triggers
            where trigger_group = 'request' and trigger_name = 'request-1' and misfire_instr = -1
            """);
    assertThat(request.lines().filter(line -> !line.startsWith("#")))
        .containsExactly("slot_id=4711");
  }

  @Test
  void reconcile_leavesWaitingRequestsAlone() {
    reconcile(SCHEDULE, now);
    triggers.fireOnce("scan.hot", "request-2", 4712);

    reconcile(SCHEDULE, now.plus(Duration.ofHours(1)));

    assertThat(questions.rows(TRIGGERS)).anyMatch(row -> row.startsWith("request/request-2 "));
  }

  @Test
  void fireOnce_ofAJobThatIsNotScheduled_saysWhatWasLeftUndone() {
    assertThatThrownBy(() -> triggers.fireOnce("scan.cold", "request-3", 4713))
        .isInstanceOf(SchedulingException.class)
        .hasMessageContaining("request request-3 of scan.cold was not queued");
  }

  private void restart(String node) throws SchedulerException {
    scheduler =
        NodeScheduler.build(node, sessions.dataSource(), new SteadyNode(new NodeEpoch(node, 1)))
            .scheduler();
    triggers = new Triggers(scheduler);
  }

  private void reconcile(List<JobSettings> jobs, Instant at) {
    triggers.reconcile(jobs, ZoneOffset.UTC, at, Set.of());
  }

  private List<String> states() {
    return questions.rows(
        "select trigger_name, trigger_state from quartz.qrtz_triggers order by trigger_name");
  }

  private Instant nextFireTime(String job) {
    return Instant.ofEpochMilli(
        questions.count(
            "select next_fire_time from quartz.qrtz_triggers where trigger_name = ?", job));
  }
}
