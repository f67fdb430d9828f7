package io.cryptorun.rig.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.rig.node.Trap;
import io.cryptorun.rig.process.Await;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// F3 and F4: a process stands still and goes on, at random or with a lock in its hand.
@Matrix
class FreezesTest {

  private Faults faults;

  @BeforeAll
  void pair() throws Exception {
    faults = Faults.pair(Faults.TICK);
  }

  @AfterAll
  void end() throws Exception {
    faults.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 2500})
  void f3_shorterThanThePeersWait_isNotTakenOverFrom(int millis) throws Exception {
    faults.each(
        "F3 frozen for %.1f s".formatted(millis / 1000.0),
        3,
        () -> {
          var worker = faults.rig().worker();
          long before = faults.epoch(worker.id());
          worker.freeze();
          Await.pass(Duration.ofMillis(millis));
          worker.thaw();
          faults.awaitPublications(2);
          assertThat(faults.epoch(worker.id())).isEqualTo(before);
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 30, 120})
  void f3_longer_isTakenOverFrom_andItsLateResultIsRefused(int seconds) throws Exception {
    faults.each(
        "F3 frozen for %d s".formatted(seconds),
        seconds > 30 ? 1 : 2,
        () -> {
          long refused = faults.refused();
          var stopped = faults.rig().freezeWorker();
          var worker = stopped.node();
          var since = stopped.since();
          long before = faults.epoch(worker.id());
          faults.tookOver(faults.rig().takeover(worker.id(), since));
          Await.pass(
              Duration.ofSeconds(seconds).minus(Duration.between(since, faults.rig().sql().now())));
          worker.thaw();
          Await.until("refusal", Faults.PATIENCE, () -> faults.refused() > refused);
          Await.until("it is back", Faults.PATIENCE, () -> faults.epoch(worker.id()) > before);
        });
  }

  @Test
  void f4_holdingTheClustersLock_thePeerFires() throws Exception {
    faults.each(
        "F4 frozen while it fires, with the cluster's lock",
        3,
        () -> frozenAt(CrashPoint.FIRING, false));
  }

  @Test
  void f4_insideThePublishingTransaction_thePeerPublishes() throws Exception {
    faults.each(
        "F4 frozen inside the publishing transaction",
        3,
        () -> frozenAt(CrashPoint.PUBLISHING, true));
  }

  /// The same with the others of its transactions: none keeps the pair from going on.
  @ParameterizedTest
  @EnumSource(names = {"ACQUIRED", "CLAIMING", "CLAIMED", "STAGING", "RENAMED", "COMPLETION_OPEN"})
  void f4_anywhereElse_thePeerGoesOn(CrashPoint point) throws Exception {
    faults.each("F4 frozen: " + point.told(), 1, () -> frozenAt(point, point.leavesAnOpenRun()));
  }

  private void frozenAt(CrashPoint point, boolean openRun) {
    faults.rig().lay(point.trap(Trap.Action.FREEZE));
    var worker = faults.rig().trapped().awaitTrap();
    var since = worker.trappedAt();
    if (openRun) {
      faults.tookOver(faults.rig().takeover(worker.id(), since));
    }
    faults.awaitPublicationBy(faults.other(worker).id(), since);
    worker.thaw();
    faults.awaitMember(worker.id());
    faults.awaitPublications(1);
  }
}
