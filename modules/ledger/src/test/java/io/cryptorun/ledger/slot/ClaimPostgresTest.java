package io.cryptorun.ledger.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cryptorun.ledger.Cluster;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.ServerSide;
import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.ledger.node.Registration;
import io.cryptorun.testkit.PostgresExtension;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ClaimPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  private final String job = Cluster.job();
  private Cluster cluster;
  private Registration a;
  private Registration b;

  @BeforeEach
  void join() {
    cluster = new Cluster(POSTGRES.database());
    a = cluster.join("node-a", NodeKind.DAEMON);
    b = cluster.join("node-b", NodeKind.DAEMON);
  }

  @AfterEach
  void leave() {
    a.close();
    b.close();
    cluster.close();
  }

  @Test
  void claim_ofDueSlot_startsFirstAttempt() {
    var due = cluster.dueNow();
    var fence = Cluster.fence(cluster.cron(a.node(), job, due));

    assertThat(fence.attempt()).isEqualTo(1);
    assertThat(cluster.row("select state, owner, attempts from audit.slots where job = ?", job))
        .containsEntry("state", "running")
        .containsEntry("owner", "node-a")
        .containsEntry("attempts", 1);
    assertThat(cluster.kinds(job)).containsExactly("claimed");
  }

  @Test
  void claim_deliveredTwice_isBusyWithItsOwnRun() {
    var due = cluster.dueNow();
    var fence = Cluster.fence(cluster.cron(a.node(), job, due));

    assertThat(cluster.cron(b.node(), job, due))
        .isInstanceOfSatisfying(
            Claim.Busy.class, busy -> assertThat(busy.open().runId()).isEqualTo(fence.runId()));
    assertThat(cluster.kinds(job)).containsExactly("claimed");
  }

  @Test
  void claim_beforeItsTime_isEarly() {
    var claim = cluster.cron(a.node(), job, cluster.dueNow().plusSeconds(3600));

    assertThat(claim)
        .isInstanceOfSatisfying(
            Claim.Early.class, early -> assertThat(early.remaining()).isPositive());
    assertThat(cluster.one("select count(*) from audit.slots where job = ?", Long.class, job))
        .isZero();
  }

  @Test
  void claim_whileAnotherSlotRuns_isSkippedAsOverlap() {
    var due = cluster.dueNow();
    cluster.cron(a.node(), job, due.minusSeconds(1));

    assertThat(cluster.cron(b.node(), job, due))
        .isInstanceOfSatisfying(
            Claim.Skipped.class,
            skipped -> assertThat(skipped.reason()).isEqualTo(SlotReason.OVERLAP));
    assertThat(cluster.kinds(job)).containsExactly("claimed", "skipped");
  }

  @Test
  void claim_ofManualRunWhileJobRuns_isBusyAndLeavesNoRow() {
    cluster.cron(a.node(), job, cluster.dueNow());

    assertThat(cluster.request(b.node(), job, SlotKind.MANUAL, job + "-1"))
        .isInstanceOf(Claim.Busy.class);
    assertThat(cluster.one("select count(*) from audit.slots where job = ?", Long.class, job))
        .isEqualTo(1);
  }

  @Test
  void claim_ofReplayWhileJobRuns_isGranted() {
    cluster.cron(a.node(), job, cluster.dueNow());

    assertThat(cluster.request(b.node(), job, SlotKind.REPLAY, job + "-1"))
        .isInstanceOf(Claim.Claimed.class);
    assertThat(cluster.request(b.node(), job, SlotKind.REPLAY, job + "-2"))
        .isInstanceOf(Claim.Claimed.class);
  }

  @Test
  void claim_ofClosedSlot_saysHowItWasClosed() {
    var due = cluster.dueNow();
    var fence = Cluster.fence(cluster.cron(a.node(), job, due));
    cluster.attempts().publish(fence, Cluster.nothing());

    assertThat(cluster.cron(b.node(), job, due))
        .isEqualTo(new Claim.AlreadyClosed(fence.slotId(), SlotState.SUCCESS, null, fence.runId()));
  }

  @Test
  void claim_raceOfTwoNodes_isWonByOne() throws Exception {
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (int i = 0; i < 20; i++) {
        var raced = job + "." + i;
        var due = cluster.dueNow();
        Callable<Claim> byA = () -> cluster.cron(a.node(), raced, due);
        Callable<Claim> byB = () -> cluster.cron(b.node(), raced, due.minusSeconds(1));
        var claims = threads.invokeAll(List.of(byA, byB));

        assertThat(claims)
            .filteredOn(claim -> claim.resultNow() instanceof Claim.Claimed)
            .as("claims of %s", raced)
            .hasSize(1);
      }
    }
  }

  @Test
  void claim_ofCronSlotWhoseOwnerVanished_isRecoveredAsNextAttempt() throws Exception {
    var due = cluster.dueNow();
    var killed = cluster.join("node-killed", NodeKind.DAEMON);
    var first = Cluster.fence(cluster.cron(killed.node(), job, due));
    ServerSide.kill(POSTGRES.database(), killed.node());

    assertThat(cluster.cron(a.node(), job, due))
        .isInstanceOfSatisfying(
            Claim.Claimed.class,
            claimed -> {
              assertThat(claimed.fence().attempt()).isEqualTo(2);
              assertThat(claimed.recoveredFrom()).isEqualTo(first.runId());
            });
    assertThat(cluster.kinds(job)).containsExactly("claimed", "abandoned", "claimed");
  }

  @Test
  void claim_afterKilledCommand_worksAtOnce() throws Exception {
    var killed = cluster.join("cli-host-1-x", NodeKind.CLI);
    cluster.request(killed.node(), job, SlotKind.MANUAL, job + "-killed");
    ServerSide.kill(POSTGRES.database(), killed.node());

    assertThat(cluster.request(a.node(), job, SlotKind.MANUAL, job + "-next"))
        .isInstanceOf(Claim.Claimed.class);
    assertThat(
            cluster.row(
                "select s.state, s.reason, r.outcome from audit.slots s join audit.runs r using"
                    + " (run_id) where s.job = ? and s.owner = ?",
                job,
                "cli-host-1-x"))
        .containsEntry("state", "failed")
        .containsEntry("reason", "abandoned")
        .containsEntry("outcome", "abandoned");
    assertThat(
            cluster.one(
                "select state from audit.nodes where node = ?", String.class, "cli-host-1-x"))
        .isEqualTo("fenced");
  }

  @Test
  void claim_underClosedRegistration_isNotAdmitted() {
    var gone = cluster.join("node-gone", NodeKind.DAEMON);
    gone.leave();

    assertThat(cluster.cron(gone.node(), job, cluster.dueNow()))
        .isEqualTo(new Claim.NotActive(gone.node()));
  }

  @Test
  void claim_ofASlotThatIsBeingPublished_neverStandsInItsWay() throws Exception {
    var due = cluster.dueNow();
    var fence = Cluster.fence(cluster.cron(a.node(), job, due));
    try (var publisher = POSTGRES.database().connect();
        var statement = publisher.createStatement();
        var threads = Executors.newSingleThreadExecutor()) {
      publisher.setAutoCommit(false);
      statement.execute(
          "select from cryptorun.attempt where run_id = '%s' for update".formatted(fence.runId()));
      var claim = threads.submit(() -> cluster.cron(b.node(), job, due));
      ServerSide.awaitBlockedSession(POSTGRES.database());

      statement.execute("set local lock_timeout = '500ms'");
      statement.execute(
          "update cryptorun.slot set reason = null where slot_id = " + fence.slotId());
      publisher.commit();
      assertThat(claim.get()).isInstanceOf(Claim.Busy.class);
    }
  }

  @Test
  void claim_ofWaitingSlot_isGrantedWhenTheRunHasClosed() {
    var due = cluster.dueNow();
    var open = Cluster.fence(cluster.cron(a.node(), job, due));
    var late = due.minusSeconds(120);

    assertThat(claimAll(late)).isInstanceOf(Claim.Waiting.class);
    assertThat(claimAll(late)).isInstanceOf(Claim.Waiting.class);
    assertThat(cluster.slots().nextWaiting(job)).contains(late);

    cluster.attempts().publish(open, Cluster.nothing());
    assertThat(claimAll(late)).isInstanceOf(Claim.Claimed.class);
    assertThat(cluster.slots().nextWaiting(job)).isEmpty();
    assertThat(cluster.kinds(job)).containsExactly("claimed", "waiting", "published", "claimed");
  }

  private Claim claimAll(java.time.Instant due) {
    return cluster.cron(b.node(), job, due, CatchUp.ALL, Duration.ofHours(1), due.plusSeconds(60));
  }

  @Test
  void plan_givesARequestItsSlot_whichIsThenClaimed() {
    var key = SlotKey.request(job, cluster.dueNow(), SlotKind.MANUAL, job + "-asked");
    long slotId = cluster.slots().plan(key, "ana");

    assertThat(cluster.slots().requested(slotId)).map(Slots.Requested::key).contains(key);
    assertThat(cluster.slots().requested(-1)).isEmpty();
    assertThat(cluster.request(a.node(), job, SlotKind.MANUAL, job + "-asked"))
        .isInstanceOfSatisfying(
            Claim.Claimed.class, claimed -> assertThat(claimed.fence().slotId()).isEqualTo(slotId));
    assertThat(cluster.kinds(job)).containsExactly("requested", "claimed");
  }

  @Test
  void plan_ofACronSlot_isAMistake() {
    var key = SlotKey.cron(job, cluster.dueNow());

    assertThatIllegalArgumentException().isThrownBy(() -> cluster.slots().plan(key, "ana"));
  }

  @Test
  void skip_ofManySlots_closesThoseWithoutARow() {
    var due = cluster.dueNow();
    cluster.cron(a.node(), job, due);
    var missed = List.of(due, due.minusSeconds(900), due.minusSeconds(1800));

    assertThat(cluster.slots().skip(job, missed, SlotReason.CATCH_UP, a.node())).isEqualTo(2);
    assertThat(cluster.slots().skip(job, missed, SlotReason.CATCH_UP, a.node())).isZero();
    assertThat(cluster.kinds(job)).containsExactly("claimed", "skipped", "skipped");
  }
}
