package io.cryptorun.scheduling.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.jobs.Outcome;
import io.cryptorun.jobs.Questions;
import io.cryptorun.jobs.TestNode;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.command.Pauses;
import io.cryptorun.ledger.schedule.ScheduleRow;
import io.cryptorun.ledger.slot.SlotReason;
import io.cryptorun.testkit.PostgresExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Each finding made to appear, as the auditor of the database sees it, and to go again. Time
/// passes by the clock that is handed in.
class ExaminationsPostgresTest {

  private static final String JOB = "examined";

  private static final String TRIGGER =
      """
      insert into quartz.qrtz_job_details (sched_name, job_name, job_group, job_class_name, is_durable,
                                           is_nonconcurrent, is_update_data, requests_recovery)
      values ('cryptorun', 'examined', 'workflow', 'none', true, false, false, true)
      on conflict do nothing;
      insert into quartz.qrtz_triggers (sched_name, trigger_name, trigger_group, job_name, job_group, next_fire_time,
                                        trigger_state, trigger_type, start_time, misfire_instr)
      values ('cryptorun', 'examined', 'workflow', 'examined', 'workflow',
              (extract(epoch from now()) * 1000)::bigint + 3600000, 'WAITING', 'CRON', 1, -1)
      """;

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  @TempDir Path home;
  private Questions questions;
  private TestNode node;
  private Examinations examinations;
  private Instant now;
  private Instant due;

  /// A job that was due a while ago, an hour before, and an hour before that; the two later times
  /// have rows.
  @BeforeEach
  void join() {
    questions = new Questions(POSTGRES.database());
    node =
        TestNode.join(
            POSTGRES.database(), "auditing", home, _ -> new Outcome.Failed("NONE", ""), List.of());
    examinations = Examinations.of(node.database());
    now = questions.now();
    due = now.minus(Duration.ofMinutes(2)).truncatedTo(ChronoUnit.MINUTES);
    int minute = due.atZone(ZoneOffset.UTC).getMinute();
    node.schedules().put(new ScheduleRow(JOB, minute + " * * * *", "Z", true, "{}"), node.node());
    questions.execute(
        "update cryptorun.schedule set valid_from = now() - interval '90 min' where valid_to is"
            + " null");
    questions.execute(TRIGGER);
    account(due, due.minus(Duration.ofHours(1)));
  }

  @AfterEach
  void leave() {
    node.close();
    questions.execute(
        """
        truncate quartz.qrtz_fired_triggers, quartz.qrtz_triggers, quartz.qrtz_job_details cascade;
        delete from cryptorun.finding;
        delete from cryptorun.slot;
        delete from cryptorun.schedule;
        delete from cryptorun.pause
        """);
  }

  @Test
  void whatIsAsItShouldBe_isNoFinding() {
    lookAgain();

    assertThat(invariants()).isEmpty();
  }

  @Test
  void slotWithoutARow_isLost_untilItHasOne() {
    forget(due);
    look();
    later(Duration.ofSeconds(29));
    assertThat(invariants()).as("it may be under way").isEmpty();
    later(Examinations.PERIOD);
    assertThat(invariants()).containsExactly("lost_slot examined " + due);

    account(due);
    later(Examinations.PERIOD);

    assertThat(invariants()).isEmpty();
    assertThat(steps()).endsWith("found lost_slot", "repaired lost_slot");
  }

  /// It is older than what is looked at, and still not there.
  @Test
  void lostSlot_stands_howeverOldItIs() {
    forget(due);
    lookAgain();
    later(Duration.ofDays(3));

    assertThat(invariants()).contains("lost_slot examined " + due);
  }

  @Test
  void slotThatNoScheduleTold_isInvented() {
    var never = due.minusSeconds(60);
    account(never);
    lookAgain();
    assertThat(invariants()).containsExactly("invented_slot examined " + never);

    forget(never);
    later(Examinations.PERIOD);
    assertThat(invariants()).isEmpty();
  }

  /// Each version counts for its own time.
  @Test
  void slotOfAScheduleThatWasReplaced_isNeitherLostNorInvented() {
    node.schedules().put(new ScheduleRow(JOB, "0 0 1 1 *", "Z", true, "{}"), node.node());
    lookAgain();

    assertThat(invariants()).isEmpty();
  }

  @Test
  void scheduledJobWithoutATrigger_isFound() {
    questions.execute("truncate quartz.qrtz_triggers cascade");
    lookAgain();
    assertThat(details()).containsExactly("examined is scheduled and has no trigger");

    questions.execute(TRIGGER);
    later(Examinations.PERIOD);
    assertThat(details()).isEmpty();
  }

  @Test
  void triggerThatNobodyScheduled_isFound() {
    questions.execute("update cryptorun.schedule set valid_to = now()");
    lookAgain();

    assertThat(details()).containsExactly("examined has a trigger and is not scheduled");
  }

  @Test
  void pauseThatStoreAndLedgerTellDifferently_isFound() {
    questions.execute("update quartz.qrtz_triggers set trigger_state = 'PAUSED'");
    lookAgain();
    assertThat(details()).containsExactly("the trigger of examined is paused and the job is not");

    questions.execute("update quartz.qrtz_triggers set trigger_state = 'WAITING'");
    questions.execute("insert into cryptorun.pause (job, paused_by) values ('examined', 'ana')");
    lookAgain();
    assertThat(details()).containsExactly("examined is paused and its trigger is not");
    assertThat(new Pauses(node.database()).of(JOB)).isPresent();
  }

  @Test
  void triggerThatIsDueAndNotFired_isFound() {
    questions.execute(
        "update quartz.qrtz_triggers set next_fire_time = (extract(epoch from now()) *"
            + " 1000)::bigint - 61000");
    lookAgain();

    assertThat(details()).containsExactly("trigger workflow/examined is due and is not fired");
  }

  @Test
  void firingOfANodeThatIsNotRegistered_isFound() {
    questions.execute(
        """
        insert into quartz.qrtz_fired_triggers (sched_name, entry_id, trigger_name, trigger_group, instance_name,
                                                fired_time, sched_time, priority, state, job_name, job_group)
        values ('cryptorun', 'e', 'examined', 'workflow', 'gone', 1, 1, 5, 'EXECUTING', 'examined', 'workflow')
        """);
    lookAgain();

    assertThat(details())
        .containsExactly(
            "a firing of trigger workflow/examined belongs to node gone, which is not registered");
  }

  private void look() {
    examinations.look(now, node.node());
  }

  /// For as long as it takes to be sure.
  private void lookAgain() {
    later(Examinations.PERIOD);
    later(Examinations.PATIENCE);
  }

  private void later(Duration time) {
    now = now.plus(time);
    look();
  }

  private void account(Instant... dueAts) {
    node.slots().skip(JOB, List.of(dueAts), SlotReason.CATCH_UP, node.node());
  }

  private void forget(Instant dueAt) {
    questions.execute(
        "delete from cryptorun.slot where due_at = timestamptz '%s'".formatted(dueAt));
  }

  private List<String> invariants() {
    return questions.rows(
        """
        select invariant, job, to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
        from audit.invariants
        where invariant <> 'overdue'
        order by due_at
        """);
  }

  private List<String> details() {
    return questions.rows(
        "select detail from audit.invariants where invariant = 'store_at_rest' order by 1");
  }

  private List<String> steps() {
    return questions.rows(
        "select kind, detail ->> 'invariant' from audit.events where kind in ('found', 'repaired')"
            + " and job = 'examined' and detail ->> 'detail' like ? order by position",
        "%" + due + "%");
  }
}
