package io.cryptorun.rig.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.rig.node.Trap;
import io.cryptorun.rig.process.Await;
import java.time.Duration;
import java.util.List;
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
          long before = faults.epoch("a");
          faults.rig().awaitWork("a");
          faults.node("a").freeze();
          Await.pass(Duration.ofMillis(millis));
          faults.node("a").thaw();
          faults.awaitPublications(2);
          assertThat(faults.epoch("a")).isEqualTo(before);
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
          long before = faults.epoch("b");
          faults.rig().awaitWork("b");
          var since = faults.rig().sql().now();
          faults.node("b").freeze();
          faults.tookOver(faults.rig().takeover("b", since));
          Await.pass(
              Duration.ofSeconds(seconds).minus(Duration.between(since, faults.rig().sql().now())));
          faults.node("b").thaw();
          Await.until("refusal", Faults.PATIENCE, () -> faults.refused() > refused);
          Await.until("b is back", Faults.PATIENCE, () -> faults.epoch("b") > before);
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
    int _ = faults.node("a").terminate();
    var trapped = faults.rig().launch("a", List.of(point.trap(Trap.Action.FREEZE)), List.of());
    trapped.awaitTrap();
    var since = trapped.trappedAt();
    if (openRun) {
      faults.tookOver(faults.rig().takeover("a", since));
    }
    faults.awaitPublicationBy("b", since);
    trapped.thaw();
    faults.awaitPublicationBy("a", faults.rig().sql().now());
  }
}
