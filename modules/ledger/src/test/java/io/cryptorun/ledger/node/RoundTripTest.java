package io.cryptorun.ledger.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.testkit.SettableNanoClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RoundTripTest {

  private final SettableNanoClock nanos = new SettableNanoClock();
  private final RoundTrip roundTrip = new RoundTrip(nanos);

  @Test
  void isSlow_beforeAnythingWasAsked_isNo() {
    assertThat(roundTrip.isSlow()).isFalse();
  }

  @Test
  void isSlow_goesByTheNewestAnswer() {
    asked(RoundTrip.SLOW.minusMillis(1));
    assertThat(roundTrip.isSlow()).isFalse();

    asked(RoundTrip.SLOW);
    assertThat(roundTrip.isSlow()).isTrue();
    nanos.tick(Duration.ofSeconds(1));
    assertThat(roundTrip.isSlow()).as("until the next answer").isTrue();

    asked(Duration.ofMillis(1));
    assertThat(roundTrip.isSlow()).isFalse();
  }

  @Test
  void isSlow_whileAnAnswerIsOverdue_doesNotWaitForIt() {
    roundTrip.asked();
    nanos.tick(RoundTrip.SLOW.minusMillis(1));
    assertThat(roundTrip.isSlow()).isFalse();

    nanos.tick(Duration.ofMillis(1));

    assertThat(roundTrip.isSlow()).isTrue();
  }

  private void asked(Duration took) {
    roundTrip.asked();
    nanos.tick(took);
    roundTrip.answered();
  }
}
