package io.cryptorun.rig.fault;

import io.cryptorun.rig.node.RigJob;
import io.cryptorun.rig.process.Await;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// F2 and F21: kills and freezes in an order that follows from the seed, with jobs every second.
@Matrix
class RandomFaultsTest {

  private static final int TIMES = Integer.getInteger("rig.faults", 200);
  private static final int KILLS_OF_TEN = 7;

  private final SplittableRandom random = new SplittableRandom(Faults.SEED);
  private Faults faults;

  @BeforeAll
  void pair() throws Exception {
    faults = Faults.pair(Faults.TICK, RigJob.tick(), RigJob.flaky());
  }

  @AfterAll
  void end() throws Exception {
    faults.close();
  }

  @Test
  void killsAndFreezes() throws Exception {
    faults.each("F2 killed or frozen at random, seed " + Faults.SEED, TIMES, this::one);
  }

  private void one() {
    boolean worker = random.nextInt(10) < 8;
    boolean kills = random.nextInt(10) < KILLS_OF_TEN;
    var frozen = Duration.ofMillis(random.nextInt(300, 8_000));
    if (kills && worker) {
      var victim = faults.rig().killWorker();
      faults.tookOver(faults.rig().takeover(victim.node().id(), victim.since()));
      faults.rig().start(victim.node().id());
    } else if (kills) {
      var idle = faults.other(faults.rig().worker());
      var _ = idle.kill();
      faults.rig().start(idle.id());
    } else {
      var victim = worker ? faults.rig().worker() : faults.other(faults.rig().worker());
      var _ = victim.freeze();
      Await.pass(frozen);
      victim.thaw();
    }
    faults.awaitPublications(1);
  }
}
