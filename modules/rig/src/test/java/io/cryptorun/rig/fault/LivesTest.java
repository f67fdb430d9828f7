package io.cryptorun.rig.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.rig.node.NodeMain;
import io.cryptorun.rig.node.NodePlan;
import io.cryptorun.rig.node.RigJob;
import io.cryptorun.rig.process.Await;
import io.cryptorun.rig.process.NodeProcess;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// F14, F15 and F17: nodes that are restarted one after the other, run out of memory, are started
/// twice, or are all gone.
@Matrix
class LivesTest {

  private static final int OUT_OF_MEMORY = 3;

  private static final String BAD =
      """
      select format('%s due %s: %s %s', job, due_at, state, reason)
      from cryptorun.slot
      where kind = 'cron' and due_at >= ?::timestamptz
        and (state = 'failed' or state = 'skipped' and reason <> 'overlap')
      """;

  private Faults faults;

  @BeforeAll
  void pair() throws Exception {
    faults = Faults.pair(RigJob.tick(), RigJob.heavy());
  }

  @AfterAll
  void end() throws Exception {
    faults.close();
  }

  @Test
  void f14_restartedOneAfterTheOther_missesNothing() throws Exception {
    var since = faults.rig().sql().now();
    faults.each(
        "F14 rolling restart of both",
        10,
        () -> {
          for (var node : List.of("a", "b")) {
            assertThat(faults.node(node).terminate()).isEqualTo(NodeMain.TERMINATED);
            faults.rig().start(node);
          }
        });
    assertThat(faults.rig().sql().rows(BAD, since.toString())).isEmpty();
  }

  @Test
  void f15_outOfMemory_ends_andThePeerGoesOn() throws Exception {
    faults.each(
        "F15 out of memory",
        2,
        () -> {
          int _ = faults.node("a").terminate();
          int _ = faults.node("b").terminate();
          var small = faults.rig().launch("a", List.of("-Xmx48m", "-XX:+ExitOnOutOfMemoryError"));
          assertThat(small.awaitEnd()).isEqualTo(OUT_OF_MEMORY);
          faults.rig().start("b");
          faults.rig().start("a");
          faults.awaitPublications(2);
        });
  }

  @Test
  void f17_secondProcessOfAnId_isRefused() throws Exception {
    faults.each(
        "F17 second process of an id",
        2,
        () -> {
          var plan = faults.node("a").plan();
          var second =
              new NodePlan(
                  "a",
                  plan.url(),
                  plan.home(),
                  plan.home().resolve("second"),
                  plan.jobs(),
                  plan.zone());
          try (var process = NodeProcess.launch(second, List.of())) {
            assertThat(process.awaitEnd()).isEqualTo(NodeMain.REFUSED);
          }
          assertThat(faults.node("a").isAlive()).isTrue();
        });
  }

  @Test
  void bothKilled_andOneStartedLater_accountsForEverySlot() throws Exception {
    faults.each(
        "F2 both killed, one started 20 s later",
        2,
        () -> {
          faults.node("a").kill();
          faults.node("b").kill();
          Await.pass(Duration.ofSeconds(20));
          faults.rig().start("a");
          faults.awaitPublications(2);
          faults.rig().start("b");
        });
  }
}
