package io.cryptorun.ledger.slot;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.ledger.Cluster;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.command.Cancellations;
import io.cryptorun.ledger.command.CommandKind;
import io.cryptorun.ledger.command.Pauses;
import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.ledger.node.Registration;
import io.cryptorun.ledger.run.Closing;
import io.cryptorun.ledger.run.Ending;
import io.cryptorun.ledger.run.ForgottenAttempts;
import io.cryptorun.ledger.run.OverdueAttempts;
import io.cryptorun.ledger.run.RetryRule;
import io.cryptorun.ledger.run.Written;
import io.cryptorun.ledger.schedule.ScheduleRow;
import io.cryptorun.ledger.schedule.Schedules;
import io.cryptorun.testkit.PostgresExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What an auditor finds undelivered, paused, overdue or to be stopped.
class DueSlotsPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  private final String job = Cluster.job();
  private Cluster cluster;
  private Registration node;
  private DueSlots dueSlots;
  private Pauses pauses;
  private Instant due;

  @BeforeEach
  void join() {
    cluster = new Cluster(POSTGRES.database());
    node = cluster.join("auditing", NodeKind.DAEMON);
    dueSlots = new DueSlots(cluster.database);
    pauses = new Pauses(cluster.database);
    due = cluster.dueNow();
  }

  @AfterEach
  void leave() {
    node.close();
    cluster.close();
  }

  @Test
  void missing_isWhatHasPassedWithoutARow() {
    var run = due.minusSeconds(60);
    var lost = due.minusSeconds(30);
    cluster.cron(node.node(), job, run);
    cluster.request(node.node(), Cluster.job(), SlotKind.MANUAL, job);

    assertThat(dueSlots.missing(job, List.of(due.plusSeconds(60), lost, run, due)))
        .containsExactly(lost, due);
  }

  @Test
  void waiting_isTheOldestOpenSlotOfAJob_onceNoRunHoldsIt() {
    var older = due.minusSeconds(90);
    var fence = Cluster.fence(cluster.cron(node.node(), job, older));
    var waits = cluster.cron(node.node(), job, due.minusSeconds(70), CatchUp.ALL, window(), due);
    assertThat(waits).isInstanceOf(Claim.Waiting.class);
    assertThat(waiting()).isEmpty();

    cluster.attempts().publish(fence, Cluster.nothing());

    assertThat(waiting())
        .containsExactly(
            new DueSlot(
                ((Claim.Waiting) waits).slotId(), job, due.minusSeconds(70), SlotKind.CRON, null));
  }

  @Test
  void waiting_tellsWhenARetryMayBegin() {
    var fence = Cluster.fence(cluster.cron(node.node(), job, due));
    var rule = new RetryRule(1, Duration.ofSeconds(30), due.plusSeconds(900));
    var again = (Closing.Again) cluster.attempts().close(fence, Ending.failed("X", "x"), rule, 0.5);

    assertThat(waiting()).extracting(DueSlot::notBefore).containsExactly(again.notBefore());
  }

  @Test
  void waiting_includesARequestThatNobodyTookUp_afterAWhile() {
    long slotId = cluster.slots().plan(SlotKey.request(job, due, SlotKind.MANUAL, job), "ana");
    assertThat(waiting()).isEmpty();

    cluster.backdate(slotId, Duration.ofSeconds(6));

    assertThat(waiting()).extracting(DueSlot::slotId).containsExactly(slotId);
  }

  @Test
  void pausedJob_isSkippedWhenItFallsDue_andTheScheduleSaysSo() {
    var schedules = new Schedules(cluster.database);
    schedules.put(new ScheduleRow(job, "*/15 * * * *", "UTC", true, "{}"), node.node());
    assertThat(
            pauses.pause(
                job,
                cluster.asked(node, CommandKind.PAUSE, job, "venue maintenance"),
                null,
                node.node()))
        .isTrue();
    assertThat(
            pauses.pause(job, cluster.asked(node, CommandKind.PAUSE, job, null), null, node.node()))
        .isFalse();

    var later = cluster.now().plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
    cluster.awaitClock(later);

    assertThat(cluster.cron(node.node(), job, later))
        .isInstanceOfSatisfying(
            Claim.Skipped.class, s -> assertThat(s.reason()).isEqualTo(SlotReason.PAUSED));
    assertThat(paused(schedules)).isTrue();
    assertThat(pauses.of(job).orElseThrow().reason()).isEqualTo("venue maintenance");

    var pause = pauses.of(job).orElseThrow();
    assertThat(pauses.resume(pause, "ana", null, node.node())).isTrue();
    assertThat(pauses.resume(pause, "ana", null, node.node())).isFalse();
    assertThat(paused(schedules)).isFalse();
    assertThat(cluster.kinds(job)).containsExactly("scheduled", "paused", "skipped", "resumed");
  }

  /// Who reads the events alone reads the whole story.
  @Test
  void endOfAPause_tellsItsReason_orThatItsTimeWasOver() {
    pauses.pause(job, cluster.asked(node, CommandKind.PAUSE, job, null), null, node.node());
    var resume = cluster.asked(node, CommandKind.RESUME, job, "venue is back");
    pauses.resume(pauses.of(job).orElseThrow(), "ana", resume.id(), node.node());
    pauses.pause(job, cluster.asked(node, CommandKind.PAUSE, job, null), null, node.node());
    pauses.resume(pauses.of(job).orElseThrow(), "ana", null, node.node());

    assertThat(
            cluster.one(
                "select string_agg(detail ->> 'reason', ', ' order by at) from audit.events where"
                    + " kind = 'resumed' and job = '%s'".formatted(job),
                String.class))
        .isEqualTo("venue is back, its time was over");
  }

  /// The auditor finds a pause whose time is over, and is frozen; the operator ends it and pauses
  /// the job anew.
  @Test
  void endOfAPause_isNotTheEndOfTheNext() {
    pauses.pause(job, cluster.asked(node, CommandKind.PAUSE, job, null), null, node.node());
    var first = pauses.of(job).orElseThrow();
    pauses.resume(first, "ana", null, node.node());
    pauses.pause(job, cluster.asked(node, CommandKind.PAUSE, job, null), null, node.node());

    assertThat(pauses.resume(first, "ana", null, node.node())).isFalse();

    var second = pauses.of(job).orElseThrow();
    assertThat(pauses.resume(second, "ana", null, node.node())).isTrue();
  }

  @Test
  void pauses_ofThePast_stillTellWhatFellIntoThem() {
    pauses.pause(job, cluster.asked(node, CommandKind.PAUSE, job, null), null, node.node());
    var inside = cluster.now();
    pauses.resume(pauses.of(job).orElseThrow(), "ana", null, node.node());

    assertThat(
            pauses.covering(job, List.of(inside.plusSeconds(60), inside, inside.minusSeconds(60))))
        .containsExactly(inside);
    assertThat(pauses.open()).isEmpty();
  }

  @Test
  void attemptPastItsDeadline_isClosedByAnybody_andItsLateWriteRefused() {
    var fence = claimWithin(Duration.ofMillis(1));
    var overdue = new OverdueAttempts(cluster.database);
    assertThat(overdue.close(node.node())).as("its own node goes first").isEmpty();

    cluster.expire(fence, Duration.ofSeconds(6));
    assertThat(overdue.close(node.node())).containsExactly(fence.runId());

    assertThat(cluster.row("select state, reason from audit.slots where job = ?", job))
        .containsEntry("state", "failed")
        .containsEntry("reason", "timeout");
    assertThat(cluster.attempts().publish(fence, Cluster.nothing()))
        .isInstanceOf(Written.Refused.class);
    assertThat(cluster.kinds(job)).containsExactly("claimed", "timeout", "rejected");
  }

  @Test
  void attemptThatItsProcessDoesNotKnow_isGivenUp_andItsNominalTimeOpenAgain() {
    var fence = claimWithin(Duration.ofMinutes(10));
    var forgotten = new ForgottenAttempts(cluster.database);
    assertThat(forgotten.close(node.node(), List.of())).as("its answer may be coming").isEmpty();

    cluster.change(
        "update cryptorun.attempt set started_at = started_at - interval '11 s' where run_id = ?",
        fence.runId());
    assertThat(forgotten.close(node.node(), List.of(fence.runId()))).as("in hand").isEmpty();
    assertThat(forgotten.close(node.node(), List.of())).containsExactly(fence.runId());

    assertThat(cluster.row("select state, reason from audit.slots where job = ?", job))
        .containsEntry("state", "planned")
        .containsEntry("reason", null);
    assertThat(cluster.kinds(job)).containsExactly("claimed", "abandoned");
    assertThat(cluster.attempts().publish(fence, Cluster.nothing()))
        .isInstanceOf(Written.Refused.class);
  }

  @Test
  void attemptWithinItsDeadline_isLeftAlone() {
    claimWithin(Duration.ofMinutes(10));

    assertThat(new OverdueAttempts(cluster.database).close(node.node())).isEmpty();
  }

  @Test
  void cancel_isSeenByTheRunsNode_andClosedByTheRowAfterItsDeadline() {
    var fence = Cluster.fence(cluster.cron(node.node(), job, due));
    var cancellations = new Cancellations(cluster.database);
    var overdue = new OverdueAttempts(cluster.database);

    assertThat(
            cancellations.request(
                cluster.asked(node, CommandKind.CANCEL, fence.runId(), null),
                Duration.ofMinutes(1),
                node.node()))
        .isTrue();
    assertThat(cancellations.requested(node.node())).containsExactly(fence.runId());
    assertThat(overdue.close(node.node())).isEmpty();

    cancellations.request(
        cluster.asked(node, CommandKind.CANCEL, fence.runId(), null), Duration.ZERO, node.node());
    assertThat(overdue.close(node.node())).containsExactly(fence.runId());
    assertThat(cluster.row("select state, reason from audit.slots where job = ?", job))
        .containsEntry("state", "cancelled")
        .containsEntry("reason", "operator");
    assertThat(
            cancellations.request(
                cluster.asked(node, CommandKind.CANCEL, fence.runId(), null),
                Duration.ZERO,
                node.node()))
        .isFalse();
  }

  private Fence claimWithin(Duration timeout) {
    var rule = new CatchUpRule(CatchUp.LATEST, window(), due.plusSeconds(900));
    return Cluster.fence(
        cluster
            .slots()
            .claim(
                new ClaimRequest(
                    node.node(), SlotKey.cron(job, due), rule, Cluster.facts(), timeout)));
  }

  private List<DueSlot> waiting() {
    return dueSlots.waiting().stream().filter(slot -> slot.job().equals(job)).toList();
  }

  private boolean paused(Schedules schedules) {
    return schedules.current().stream()
        .filter(schedule -> schedule.job().equals(job))
        .allMatch(Schedules.Current::paused);
  }

  private static Duration window() {
    return Duration.ofMinutes(15);
  }
}
