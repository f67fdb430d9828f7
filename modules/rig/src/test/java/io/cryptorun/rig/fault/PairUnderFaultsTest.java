package io.cryptorun.rig.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.rig.node.NodeMain;
import io.cryptorun.rig.node.NodePlan;
import io.cryptorun.rig.node.RigJob;
import io.cryptorun.rig.node.Trap;
import io.cryptorun.rig.process.Await;
import io.cryptorun.rig.process.NodeProcess;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Isolated;

/// The short selection of every build: one pair, one fault after another, one look at the end. The
/// whole matrix has a profile of its own. Alone in its module: a node that gets no processor for
/// seconds is taken over from, as it should be.
@Isolated
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PairUnderFaultsTest {

  /// A peer waits for three and a half seconds from the last beat on, which is up to a quarter of a
  /// second before a freeze.
  private static final Duration STILL_ALIVE = Duration.ofMillis(3200);

  private Faults faults;

  @BeforeAll
  void pair() throws Exception {
    faults = Faults.pair(Faults.TICK, RigJob.flaky());
  }

  /// A fault that went wrong is told once, and not by every test after it.
  @BeforeEach
  void bothAreThere() {
    var _ = faults.rig().heal();
  }

  @AfterAll
  void end() throws Exception {
    faults.close();
  }

  @Test
  @Order(1)
  void f17_secondProcessOfAnId_isRefused() {
    var plan = faults.rig().node("a").plan();
    var second =
        new NodePlan(
            "a", plan.url(), plan.home(), plan.home().resolve("second"), plan.jobs(), plan.zone());
    try (var process = NodeProcess.launch(second, List.of())) {
      assertThat(process.awaitEnd()).isEqualTo(NodeMain.REFUSED);
    }
    assertThat(faults.rig().node("a").isAlive()).isTrue();
  }

  @Test
  @Order(2)
  void f2_killedAtWork_theOtherBeginsTheSameSlotAgain() {
    for (int i = 0; i < 3; i++) {
      var victim = faults.rig().killWorker();
      faults.tookOver(faults.rig().takeover(victim.node().id(), victim.since()));
      faults.rig().start(victim.node().id());
    }
    assertThat(faults.takeovers()).hasSize(3);
  }

  @Test
  @Order(3)
  void f3_frozenForLessThanItsPeersWait_keepsItsRegistration() {
    NodeProcess worker;
    long before;
    int tries = 0;
    do {
      worker = faults.rig().worker();
      before = faults.epoch(worker.id());
      assertThat(tries++).as("tries").isLessThan(20);
    } while (silence(worker).compareTo(STILL_ALIVE) > 0);
    faults.awaitPublications(2);

    assertThat(faults.epoch(worker.id())).isEqualTo(before);
    assertThat(faults.rig().sql().rows("select state from audit.nodes where epoch = ?", before))
        .containsExactly("active");
  }

  /// Freezes a node for two and a half seconds. Where the machine itself stands still after that,
  /// the node is silent for longer, and would be taken over from as it should be.
  ///
  /// @return from before the freeze until it was seen to beat again
  private Duration silence(NodeProcess node) {
    long began = System.nanoTime();
    node.freeze();
    long beat = faults.beat(node.id());
    Await.pass(Duration.ofMillis(2500));
    node.thaw();
    Await.until("it beats", Faults.PATIENCE, () -> faults.beat(node.id()) != beat);
    return Duration.ofNanos(System.nanoTime() - began);
  }

  @Test
  @Order(4)
  void f3_frozenForLonger_isTakenOverFrom_andItsLateResultIsRefused() {
    faults.begin();
    var stopped = faults.rig().freezeWorker();
    var worker = stopped.node();
    long before = faults.epoch(worker.id());
    faults.tookOver(faults.rig().takeover(worker.id(), stopped.since()));
    worker.thaw();

    Await.until("refusal", Faults.PATIENCE, () -> faults.refused() > 0);
    Await.until("it is back", Faults.PATIENCE, () -> faults.epoch(worker.id()) > before);
    assertThat(faults.wasted()).isPositive();
  }

  @Test
  @Order(5)
  void f5_sessionsEndedByTheServer_areOpenedAgain() {
    for (var sessions : List.of("%:a:%:liveness", "%:a:%:quartz", "%:b:%", "cryptorun:%")) {
      faults
          .rig()
          .sql()
          .rows(
              "select pg_terminate_backend(pid) from pg_stat_activity where application_name like"
                  + " ?",
              sessions);
      faults.awaitPublications(1);
    }
  }

  @Test
  @Order(6)
  void f6_serverRestarted_thePairComesBackByItself_andNeitherTakesTheOtherForDead() {
    long a = faults.epoch("a");
    long b = faults.epoch("b");
    faults.rig().server().stop();
    Await.pass(Duration.ofSeconds(2));
    faults.rig().server().start();
    faults.awaitPublications(2);
    faults.rig().server().crash();
    faults.rig().server().start();
    faults.awaitPublications(2);

    assertThat(faults.epoch("a")).isEqualTo(a);
    assertThat(faults.epoch("b")).isEqualTo(b);
  }

  @Test
  @Order(7)
  void f1_killedWhileItClaims_orPublishes_orCompletes() {
    var points = List.of(CrashPoint.CLAIMED, CrashPoint.RENAMED, CrashPoint.PUBLISHED);
    for (var point : points) {
      faults.rig().lay(point.trap(Trap.Action.HALT));
      var victim = faults.rig().trapped();
      int _ = victim.awaitEnd();
      faults.awaitPublications(1);
      faults.rig().start(victim.id());
    }
  }

  @Test
  @Order(8)
  void bothKilled_andOneStartedLater_accountsForEverySlot() {
    faults.rig().node("a").kill();
    faults.rig().node("b").kill();
    Await.pass(Duration.ofSeconds(4));
    faults.rig().start("a");
    faults.awaitPublications(2);
  }

  @Test
  @Order(9)
  void afterAllOfThem_nothingIsLostDoubledInventedOrEarly() {
    assertThat(faults.healAndLook()).as("%s", faults.rig().home()).isEmpty();
  }

  @Test
  @Order(10)
  void toldToLeave_bothEnd_andLeaveNothingBehind() {
    for (var node : List.of("a", "b")) {
      assertThat(faults.rig().node(node).terminate()).isEqualTo(NodeMain.TERMINATED);
    }
    assertThat(faults.rig().sql().rows("select * from audit.invariants")).isEmpty();
    assertThat(faults.rig().sql().rows("select entry_id from quartz.qrtz_fired_triggers"))
        .isEmpty();
  }
}
