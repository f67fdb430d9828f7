package io.cryptorun.ledger.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.testkit.SettableNanoClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private final SettableNanoClock nanos = new SettableNanoClock();
  private final Backoff backoff = new Backoff(nanos);

  @Test
  void firstTry_isAtOnce_andSoIsTheFirstAfterASuccess() {
    assertThat(backoff.isDue()).isTrue();
    backoff.failed();
    assertThat(backoff.isDue()).isFalse();
    backoff.succeeded();
    assertThat(backoff.isDue()).isTrue();
  }

  @Test
  void afterFailures_pausesGrow_butNotBeyondASecond() {
    backoff.failed();
    nanos.tick(Backoff.FIRST);
    assertThat(backoff.isDue()).isTrue();
    for (int i = 0; i < 9; i++) {
      backoff.failed();
    }
    nanos.tick(Duration.ofMillis(700));
    assertThat(backoff.isDue()).isFalse();
    nanos.tick(Duration.ofMillis(300));
    assertThat(backoff.isDue()).isTrue();
  }

  /// Tried with each beat for a minute.
  @Test
  void longOutage_isNoStorm() {
    int tries = 0;
    for (int beat = 0; beat < 240; beat++) {
      if (backoff.isDue()) {
        tries++;
        backoff.failed();
      }
      nanos.tick(Liveness.BEAT);
    }
    assertThat(tries).isBetween(50, 80);
  }
}
