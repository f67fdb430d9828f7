package io.cryptorun.rig.fault;

import io.cryptorun.rig.node.RigJob;
import io.cryptorun.rig.node.Trap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// F1: a node ends at each place between alarm clock and result, and the other goes on.
@Matrix
class CrashPointsTest {

  private static final int TIMES = 3;

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
    var worker = faults.rig().worker();
    faults.rig().lay(point.trap(Trap.Action.HALT));
    if (point.isOfTheSurvivor()) {
      var _ = worker.kill();
    }
    var victim = faults.rig().trapped();
    int _ = victim.awaitEnd();
    if (point.leavesAnOpenRun()) {
      faults.tookOver(faults.rig().takeover(victim.id(), victim.trappedAt()));
    }
    var _ = faults.rig().heal();
    faults.awaitPublications(1);
  }
}
