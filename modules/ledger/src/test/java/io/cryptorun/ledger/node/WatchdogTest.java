package io.cryptorun.ledger.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.testkit.SettableNanoClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WatchdogTest {

  private final SettableNanoClock nanos = new SettableNanoClock();
  private final Watchdog watchdog = new Watchdog(nanos);

  @Test
  void fresh_beforeTheFirstConfirmation_isNo() {
    assertThat(watchdog.isFresh()).isFalse();
  }

  @Test
  void fresh_lastsJustShortOfTwoSeconds() {
    watchdog.confirmed(nanos.getAsLong());

    nanos.tick(Duration.ofMillis(1999));
    assertThat(watchdog.isFresh()).isTrue();
    nanos.tick(Duration.ofMillis(1));
    assertThat(watchdog.isFresh()).isFalse();
  }

  @Test
  void confirmation_countsFromWhenItWasAskedFor() {
    long askedAt = nanos.getAsLong();
    nanos.tick(Duration.ofMillis(1500));
    watchdog.confirmed(askedAt);

    nanos.tick(Duration.ofMillis(500));
    assertThat(watchdog.isFresh()).isFalse();
    assertThat(watchdog.silence()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void lost_endsFreshnessAtOnce_untilConfirmedAgain() {
    watchdog.confirmed(nanos.getAsLong());
    watchdog.lost();
    assertThat(watchdog.isFresh()).isFalse();

    watchdog.confirmed(nanos.getAsLong());
    assertThat(watchdog.isFresh()).isTrue();
  }

  @Test
  void wakingFromAFreeze_isNotFresh() {
    watchdog.confirmed(nanos.getAsLong());
    nanos.tick(Duration.ofSeconds(30));

    assertThat(watchdog.isFresh()).isFalse();
  }
}
