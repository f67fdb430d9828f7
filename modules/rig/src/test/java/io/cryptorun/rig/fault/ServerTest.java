package io.cryptorun.rig.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.rig.process.Await;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// F6: the server goes and comes back. Neither node takes the other for dead because of it.
@Matrix
class ServerTest {

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
  @ValueSource(ints = {0, 5, 60})
  void f6_stopped_andStartedLater(int seconds) throws Exception {
    faults.each(
        seconds == 0 ? "F6 server restarted" : "F6 server stopped for %d s".formatted(seconds),
        seconds > 10 ? 1 : 3,
        () ->
            withoutFailover(() -> {
              faults.rig().server().stop();
              Await.pass(Duration.ofSeconds(seconds));
              faults.rig().server().start();
            }));
  }

  @Test
  void f6_killed_andStartedAgain() throws Exception {
    faults.each(
        "F6 server killed and started again",
        3,
        () ->
            withoutFailover(() -> {
              faults.rig().server().crash();
              faults.rig().server().start();
            }));
  }

  private void withoutFailover(Faults.Fault fault) throws Exception {
    long a = faults.epoch("a");
    long b = faults.epoch("b");
    fault.happen();
    faults.awaitPublications(3);

    assertThat(faults.epoch("a")).isEqualTo(a);
    assertThat(faults.epoch("b")).isEqualTo(b);
  }
}
