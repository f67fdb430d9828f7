package io.cryptorun.rig.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.rig.process.Await;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// F18: operators ask for things while nodes are killed and frozen; each request is applied once.
@Matrix
class OperatorsTest {

  private static final int TIMES = 12;

  private static final String REQUEST =
      "select cryptorun.request_command(?, ?, '{}', 'the rig', 'rig', 'here', null)";

  private static final String UNSETTLED =
      """
      select format('%s %s of %s', id, command, target)
      from cryptorun.command
      where outcome is null or outcome in ('failed', 'expired')
      """;

  private static final String TWICE =
      """
      select detail ->> 'id'
      from cryptorun.event
      where kind = 'command_applied'
      group by detail ->> 'id'
      having count(*) <> 1
      """;

  private static final String MANUAL =
      """
      select count(*)
      from cryptorun.slot
      where kind = 'manual'
      """;

  /// A trigger that meets an open run of its job is refused.
  private static final String TRIGGERED =
      """
      select count(*)
      from cryptorun.command
      where command = 'trigger' and outcome = 'applied'
      """;

  private final SplittableRandom random = new SplittableRandom(Faults.SEED);
  private Faults faults;

  @BeforeAll
  void pair() throws Exception {
    faults = Faults.pair(Faults.TICK);
  }

  @AfterAll
  void end() throws Exception {
    faults.close();
  }

  @Test
  void f18_requestsDuringFaults_areAppliedOnce() throws Exception {
    faults.each(
        "F18 pause, resume and trigger during kills and freezes",
        TIMES,
        () -> {
          var victim = random.nextBoolean() ? "a" : "b";
          ask("pause");
          if (random.nextBoolean()) {
            faults.node(victim).kill();
          } else {
            faults.node(victim).freeze();
          }
          ask("resume");
          ask("trigger");
          Await.until("all are settled", Duration.ofSeconds(60), () -> unsettled().isEmpty());
          var _ = faults.rig().heal();
          faults.awaitPublications(1);
        });
    assertThat(faults.rig().sql().rows(TWICE)).isEmpty();
    assertThat(faults.rig().sql().number(MANUAL))
        .isPositive()
        .isEqualTo(faults.rig().sql().number(TRIGGERED));
  }

  private void ask(String command) {
    assertThat(faults.rig().sql().rows(REQUEST, command, "tick")).hasSize(1);
  }

  private List<String> unsettled() {
    return faults.rig().sql().rows(UNSETTLED);
  }
}
