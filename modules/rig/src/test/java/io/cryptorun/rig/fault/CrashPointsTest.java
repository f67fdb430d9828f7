package io.cryptorun.rig.fault;

import io.cryptorun.rig.node.RigJob;
import io.cryptorun.rig.node.Trap;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// F1: a node ends at each place between alarm clock and result, and the other goes on.
@Matrix
class CrashPointsTest {

  private static final int TIMES = 2;

  private Faults faults;

  @BeforeAll
  void pair() throws Exception {
    faults = Faults.pair(Faults.TICK, RigJob.flaky());
  }

  @AfterAll
  void end() throws Exception {
    faults.close();
  }

  @ParameterizedTest
  @EnumSource
  void processEndsThere(CrashPoint point) throws Exception {
    faults.each("F1 killed: " + point.told(), TIMES, () -> endAt(point));
  }

  private void endAt(CrashPoint point) {
    if (faults.node("a").isAlive()) {
      int _ = faults.node("a").terminate();
    }
    var trapped = faults.rig().launch("a", List.of(point.trap(Trap.Action.HALT)), List.of());
    if (point.isOfTheSurvivor()) {
      trapped.awaitDelivering();
      var _ = faults.rig().killAtWork("b");
    }
    int _ = trapped.awaitEnd();
    if (point.leavesAnOpenRun()) {
      faults.tookOver(faults.rig().takeover("a", trapped.trappedAt()));
    }
    if (point.isOfTheSurvivor()) {
      faults.rig().start("b");
    }
    faults.awaitPublications(1);
  }
}
