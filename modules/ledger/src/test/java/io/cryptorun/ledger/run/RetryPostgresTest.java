package io.cryptorun.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.ledger.Cluster;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.command.Cancellations;
import io.cryptorun.ledger.command.CommandKind;
import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.ledger.node.Registration;
import io.cryptorun.ledger.slot.Claim;
import io.cryptorun.ledger.slot.Fence;
import io.cryptorun.ledger.slot.SlotReason;
import io.cryptorun.ledger.slot.SlotState;
import io.cryptorun.testkit.PostgresExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Slots that get another attempt, and those that go before younger ones.
class RetryPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  private static final double MIDDLE = 0.5;
  private static final Ending FAILED = Ending.failed("NO_VALID_BOOK", "no book");

  private final String job = Cluster.job();
  private Cluster cluster;
  private Registration node;
  private Instant due;

  @BeforeEach
  void join() {
    cluster = new Cluster(POSTGRES.database());
    node = cluster.join("retrying", NodeKind.DAEMON);
    due = cluster.dueNow();
  }

  @AfterEach
  void leave() {
    node.close();
    cluster.close();
  }

  @Test
  void failedAttempt_leavesItsSlotWaiting_andIsNotClaimedBeforeItsTime() {
    var fence = Cluster.fence(cluster.cron(node.node(), job, due));

    var again = close(fence, FAILED, rule(2, Duration.ofSeconds(60)));

    assertThat(again)
        .isInstanceOfSatisfying(
            Closing.Again.class,
            wait -> {
              assertThat(wait.slotId()).isEqualTo(fence.slotId());
              assertThat(Duration.between(wait.at(), wait.notBefore()))
                  .isBetween(Duration.ofSeconds(59), Duration.ofSeconds(61));
            });
    assertThat(cluster.row("select state, reason from audit.slots where job = ?", job))
        .containsEntry("state", "planned")
        .containsEntry("reason", null);
    assertThat(cluster.cron(node.node(), job, due))
        .isEqualTo(new Claim.NotYet(fence.slotId(), ((Closing.Again) again).notBefore()));
  }

  @Test
  void retriedSlot_isTheNextAttempt_untilTheRetriesAreUsedUp() {
    var rule = rule(1, Duration.ZERO);
    close(Cluster.fence(cluster.cron(node.node(), job, due)), FAILED, rule);

    var second = Cluster.fence(cluster.cron(node.node(), job, due));
    assertThat(second.attempt()).isEqualTo(2);
    assertThat(close(second, Ending.timedOut("late"), rule)).isInstanceOf(Closing.Final.class);
    assertThat(cluster.row("select state, reason from audit.slots where job = ?", job))
        .containsEntry("state", "failed")
        .containsEntry("reason", "timeout");
  }

  @Test
  void abandonedAttempt_doesNotCountAsAFailure() {
    var first = Cluster.fence(cluster.cron(node.node(), job, due));
    node.close();
    node = cluster.join("retrying", NodeKind.DAEMON);
    var second = Cluster.fence(cluster.cron(node.node(), job, due));

    assertThat(second.attempt()).isEqualTo(first.attempt() + 1);
    assertThat(close(second, FAILED, rule(1, Duration.ZERO))).isInstanceOf(Closing.Again.class);
  }

  @Test
  void retryThatWouldMeetTheNextNominalTime_isNotMade() {
    var fence = Cluster.fence(cluster.cron(node.node(), job, due));

    var rule = new RetryRule(2, Duration.ofSeconds(10), cluster.now().plusSeconds(9));

    assertThat(close(fence, FAILED, rule)).isInstanceOf(Closing.Final.class);
  }

  @Test
  void cancelledRun_isNotRetried() {
    var fence = Cluster.fence(cluster.cron(node.node(), job, due));

    assertThat(close(fence, Ending.cancelled(), rule(2, Duration.ZERO)))
        .isInstanceOf(Closing.Final.class);
  }

  /// It failed before it heard that it was to stop.
  @Test
  void failedRun_thatWasToldToStop_isNotRetried() {
    var fence = Cluster.fence(cluster.cron(node.node(), job, due));
    tellToStop(fence);

    assertThat(close(fence, FAILED, rule(2, Duration.ZERO))).isInstanceOf(Closing.Final.class);
    assertThat(cluster.row("select state, reason from audit.slots where job = ?", job))
        .containsEntry("state", "failed")
        .containsEntry("reason", "error");
  }

  /// It could not write its end while the database was away, and was interrupted over it.
  @Test
  void runThatItsProcessGaveUp_andWasToldToStop_isCancelledAndNotRunAgain() {
    var fence = Cluster.fence(cluster.cron(node.node(), job, due));
    tellToStop(fence);
    cluster.change(
        "update cryptorun.attempt set started_at = started_at - interval '1 m' where run_id = ?",
        fence.runId());

    assertThat(new ForgottenAttempts(cluster.database).close(node.node(), List.of()))
        .containsExactly(fence.runId());

    assertThat(cluster.row("select state, reason from audit.slots where job = ?", job))
        .containsEntry("state", "cancelled")
        .containsEntry("reason", "operator");
    assertThat(cluster.kinds(job)).containsExactly("claimed", "cancel_requested", "cancelled");
    assertThat(cluster.cron(node.node(), job, due)).isInstanceOf(Claim.AlreadyClosed.class);
  }

  @Test
  void runWhoseOwnerDied_andWasToldToStop_isNotBegunAgain() {
    var fence = Cluster.fence(cluster.cron(node.node(), job, due));
    tellToStop(fence);
    cluster.one(
        "select cryptorun.close_epoch(?, 'fenced', 'peer')", Integer.class, node.node().epoch());
    try (var peer = cluster.join("peer", NodeKind.DAEMON)) {
      assertThat(cluster.cron(peer.node(), job, due))
          .isEqualTo(
              new Claim.AlreadyClosed(
                  fence.slotId(), SlotState.CANCELLED, SlotReason.OPERATOR, fence.runId()));
      assertThat(cluster.row("select state, reason from audit.slots where job = ?", job))
          .containsEntry("state", "cancelled")
          .containsEntry("reason", "operator");
      assertThat(cluster.kinds(job))
          .containsExactly("claimed", "cancel_requested", "abandoned", "cancelled");
      assertThat(cluster.cron(peer.node(), job, due.plusSeconds(1)))
          .as("the job goes on")
          .isNotInstanceOf(Claim.Waiting.class);
    }
  }

  @Test
  void lateRun_isRefused_andNothingWaits() {
    var fence = Cluster.fence(cluster.cron(node.node(), job, due));
    cluster.attempts().close(fence, FAILED);

    assertThat(close(fence, FAILED, rule(2, Duration.ZERO))).isInstanceOf(Closing.Refused.class);
    assertThat(cluster.one("select state from audit.slots where job = ?", String.class, job))
        .isEqualTo("failed");
  }

  @Test
  void retryThatWasOvertaken_isGivenUp_andTheYoungerSlotRuns() {
    var older = due.minusSeconds(2);
    var fence = Cluster.fence(cluster.cron(node.node(), job, older));
    close(fence, Ending.timedOut("late"), rule(2, Duration.ofMillis(100)));
    cluster.overtake(fence);

    assertThat(cluster.cron(node.node(), job, due)).isInstanceOf(Claim.Claimed.class);
    assertThat(
            cluster.row(
                "select state, reason from audit.slots where job = ? and due_at = ?", job, older))
        .containsEntry("state", "failed")
        .containsEntry("reason", "timeout");
    assertThat(cluster.kinds(job)).containsExactly("claimed", "timeout", "given_up", "claimed");
    assertThat(cluster.cron(node.node(), job, older)).isInstanceOf(Claim.AlreadyClosed.class);
  }

  @Test
  void slotThatWasClaimedOnce_goesBeforeAYoungerOne() {
    var older = due.minusSeconds(2);
    cluster.cron(node.node(), job, older);
    node.close();
    node = cluster.join("retrying", NodeKind.DAEMON);

    assertThat(cluster.cron(node.node(), job, due)).isInstanceOf(Claim.Waiting.class);
    assertThat(cluster.slots().nextWaiting(job)).contains(older);
    var again = Cluster.fence(cluster.cron(node.node(), job, older));
    cluster.attempts().publish(again, Cluster.nothing());

    assertThat(cluster.slots().nextWaiting(job)).contains(due);
    assertThat(cluster.cron(node.node(), job, due)).isInstanceOf(Claim.Claimed.class);
  }

  private void tellToStop(Fence fence) {
    var command = cluster.asked(node, CommandKind.CANCEL, fence.runId(), null);
    assertThat(
            new Cancellations(cluster.database)
                .request(command, Duration.ofSeconds(30), node.node()))
        .isTrue();
  }

  private Closing close(Fence fence, Ending ending, RetryRule rule) {
    return cluster.attempts().close(fence, ending, rule, MIDDLE);
  }

  private RetryRule rule(int retries, Duration backoff) {
    return new RetryRule(retries, backoff, due.plusSeconds(900));
  }
}
