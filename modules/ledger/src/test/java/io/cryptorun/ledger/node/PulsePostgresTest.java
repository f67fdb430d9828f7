package io.cryptorun.ledger.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.ledger.Cluster;
import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.ServerSide;
import io.cryptorun.ledger.run.Written;
import io.cryptorun.ledger.slot.Claim;
import io.cryptorun.testkit.PostgresExtension;
import io.cryptorun.testkit.SettableClock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a node does about its own membership.
class PulsePostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  private Cluster cluster;
  private LiveNode node;

  @BeforeEach
  void join() {
    cluster = new Cluster(POSTGRES.database());
    node = new LiveNode(cluster, "pulse");
  }

  @AfterEach
  void leave() {
    node.close();
    cluster.close();
  }

  @Test
  void beat_movesTheCounterOn_andKeepsTheNodeFresh() {
    long before = counter();
    node.nanos.tick(Duration.ofMillis(1900));
    node.pulse.run();
    node.nanos.tick(Duration.ofMillis(1900));

    assertThat(counter()).isEqualTo(before + 1);
    assertThat(node.pulse.isFresh()).isTrue();
    node.nanos.tick(Duration.ofMillis(100));
    assertThat(node.pulse.isFresh()).isFalse();
    assertThat(node.heard).isEmpty();
  }

  @Test
  void terminatedSession_isReplaced_andTheEpochKept_whenNobodyTookOver() throws Exception {
    var epoch = node.node();
    var fence = Cluster.fence(cluster.cron(epoch, Cluster.job(), cluster.dueNow()));
    node.grownUp();
    ServerSide.kill(cluster.at, epoch);

    node.pulse.run();

    assertThat(node.heard).containsExactly("lost " + epoch, "regained " + epoch);
    assertThat(node.pulse.isFresh()).isTrue();
    assertThat(node.pulse.sessionAge()).isZero();
    assertThat(lockIsHeld()).isTrue();
    assertThat(cluster.attempts().publish(fence, Cluster.nothing()))
        .isInstanceOf(Written.Done.class);
  }

  @Test
  void fencedNode_interruptsFirst_thenRejoinsUnderANewEpoch() throws Exception {
    var former = node.node();
    var job = Cluster.job();
    var fence = Cluster.fence(cluster.cron(former, job, cluster.dueNow()));
    fence(former);
    ServerSide.kill(cluster.at, former);

    node.pulse.run();

    var now = node.node();
    assertThat(now.epoch()).isGreaterThan(former.epoch());
    assertThat(node.heard).containsExactly("lost " + former, "fenced " + former, "rejoined " + now);
    assertThat(node.pulse.isFresh()).isTrue();
    assertThat(cluster.attempts().publish(fence, Cluster.nothing()))
        .isInstanceOf(Written.Refused.class);
    assertThat(cluster.cron(former, job, cluster.dueNow())).isInstanceOf(Claim.NotActive.class);
    assertThat(Cluster.fence(cluster.cron(now, job, fence.slot().dueAt())).attempt()).isEqualTo(2);
  }

  /// It would take itself for fenced for ever, and be taken for a member by the others.
  @Test
  void fencedNode_whoseFirstBeatFails_hasRejoinedByTheNext() throws Exception {
    var former = node.node();
    fence(former);
    ServerSide.kill(cluster.at, former);
    try (var other = cluster.at.connect();
        var lock = other.createStatement()) {
      other.setAutoCommit(false);
      lock.execute("lock table cryptorun.heartbeat in access exclusive mode");
      node.pulse.run();
      other.rollback();
    }
    assertThat(node.heard).containsExactly("lost " + former, "fenced " + former);

    node.pulse.run();

    assertThat(node.heard)
        .containsExactly("lost " + former, "fenced " + former, "rejoined " + node.node());
    assertThat(node.pulse.isFresh()).isTrue();
  }

  @Test
  void nodeThatIsFencedWhileItsSessionStands_learnsItByItsNextBeat() {
    var former = node.node();
    fence(former);

    node.pulse.run();

    assertThat(node.heard)
        .containsExactly("lost " + former, "fenced " + former, "rejoined " + node.node());
  }

  @Test
  void fencedNode_whoseIdAnotherProcessHasTaken_staysOut_untilThatOneLeaves() throws Exception {
    var former = node.node();
    ServerSide.kill(cluster.at, former);
    try (var _ = cluster.join("pulse", NodeKind.DAEMON)) {
      node.pulse.run();
      node.pulse.run();

      assertThat(node.pulse.isFresh()).isFalse();
      assertThat(node.heard).containsExactly("lost " + former);
    }
    node.pulse.run();

    assertThat(node.heard)
        .containsExactly("lost " + former, "fenced " + former, "rejoined " + node.node());
    assertThat(node.pulse.isFresh()).isTrue();
  }

  @Test
  void drainingNode_staysAMember_butIsNotActive() {
    assertThat(node.registration.drain()).isTrue();
    assertThat(node.registration.drain()).isFalse();
    node.pulse.run();
    assertThat(node.pulse.isFresh()).isTrue();
    assertThat(node.pulse.isActive()).isFalse();
    assertThat(cluster.cron(node.node(), Cluster.job(), cluster.dueNow()))
        .isInstanceOf(Claim.NotActive.class);

    assertThat(node.registration.undrain()).isTrue();
    node.pulse.run();
    assertThat(node.pulse.isActive()).isTrue();
    assertThat(cluster.kinds("cluster")).contains("draining", "active");
  }

  @Test
  void drainingNode_thatWasTakenOverFrom_drainsWhenItComesBack() {
    node.registration.drain();
    var former = node.node();
    fence(former);

    node.pulse.run();

    assertThat(node.node().epoch()).isGreaterThan(former.epoch());
    assertThat(node.pulse.isActive()).isFalse();
    assertThat(node.registration.isDraining()).isTrue();
    assertThat(node.registration.undrain()).isTrue();
    fence(node.node());
    node.pulse.run();
    assertThat(node.pulse.isActive()).isTrue();
  }

  @Test
  void skewOfTheMachinesClock_isMeasuredAndShownInTheAudit() {
    var before = cluster.now();
    var wall = SettableClock.at(before.plusSeconds(60));
    try (var ahead = new LiveNode(cluster, "ahead", wall)) {
      ahead.pulse.run();
      long slowest = Duration.between(cluster.now(), wall.instant()).toMillis();

      assertThat(ahead.pulse.skew().isTooLarge()).isTrue();
      assertThat(
              cluster.one("select clock_skew_ms from audit.nodes where node = 'ahead'", Long.class))
          .isBetween(slowest, 60_000L);
    }
  }

  @Test
  void stoodByNode_letsAnotherWork_butWorksAlone() {
    var wall = SettableClock.at(cluster.now().plusSeconds(60));
    var registration = cluster.join("skewed", NodeKind.DAEMON);
    try (registration;
        var liveness = liveness(registration, wall)) {
      await(() -> {
        node.pulse.run(); // a stand-in that falls silent would be taken over from
        return liveness.standsBy();
      });
      assertThat(liveness.mayClaim()).isFalse();
      assertThat(registration.mayClaim()).as("lives by its pulse").isFalse();
      assertThat(liveness.isMember()).isTrue();

      node.registration.leave();
      await(liveness::mayClaim);
      assertThat(liveness.clockSkew()).isPresent();
    }
  }

  private static Liveness liveness(Registration registration, SettableClock wall) {
    return Liveness.start(
        registration, Schema.app(POSTGRES.database()), wall, System::nanoTime, new Unheard());
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      LockSupport.parkNanos(5_000_000);
    }
  }

  private void fence(NodeEpoch epoch) {
    cluster.one("select cryptorun.close_epoch(?, 'fenced', 'test')", Integer.class, epoch.epoch());
  }

  private long counter() {
    return cluster.one("select beat from cryptorun.heartbeat where node = 'pulse'", Long.class);
  }

  private boolean lockIsHeld() {
    return cluster.one(
        "select not pg_try_advisory_xact_lock_shared(7201, num) from cryptorun.node where id ="
            + " 'pulse'",
        Boolean.class);
  }

  private record Unheard() implements LivenessListener {

    @Override
    public void sessionLost(NodeEpoch lost) {}

    @Override
    public void sessionRegained(NodeEpoch regained) {}

    @Override
    public void fenced(NodeEpoch former) {}

    @Override
    public void rejoined(NodeEpoch now) {}

    @Override
    public void tookOver(Takeover.Done takeover) {}

    @Override
    public void clockStepped(NodeEpoch stepped, Duration by) {}
  }
}
