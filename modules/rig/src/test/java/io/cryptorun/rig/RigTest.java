package io.cryptorun.rig;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.rig.node.RigJob;
import io.cryptorun.rig.process.Await;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RigTest {

  @Test
  void twoNodes_tickEachSecond_andOneIsKilled() throws Exception {
    try (var rig = Rig.with(List.of(RigJob.tick()))) {
      rig.start("a");
      rig.start("b");
      Await.until("ticks", Duration.ofSeconds(30), () -> published(rig) >= 3);

      rig.node("a").kill();

      long before = published(rig);
      Await.until("ticks go on", Duration.ofSeconds(30), () -> published(rig) >= before + 3);
      assertThat(rig.node("b").terminate()).isEqualTo(143);
      assertThat(rig.sql().rows("select * from audit.invariants")).isEmpty();
    }
  }

  private static long published(Rig rig) {
    return rig.sql().number("select count(*) from audit.runs where outcome = 'success'");
  }
}
