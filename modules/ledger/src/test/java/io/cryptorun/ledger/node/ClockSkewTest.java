package io.cryptorun.ledger.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockSkewTest {

  private static final Instant SERVER = Instant.parse("2025-03-01T12:00:00Z");

  private final ClockSkew skew = new ClockSkew();

  @Test
  void skew_isMeasuredFromTheMiddleOfTheRoundTrip() {
    measure(Duration.ofMillis(300), Duration.ofMillis(20));

    assertThat(skew.best()).contains(Duration.ofMillis(300));
  }

  @Test
  void skew_ofTheShortestRoundTripCounts_whileItIsRecent() {
    measure(Duration.ofMillis(10), Duration.ofMillis(2));
    measure(Duration.ofMillis(400), Duration.ofMillis(900));
    assertThat(skew.best()).contains(Duration.ofMillis(10));

    for (int i = 0; i < 19; i++) {
      measure(Duration.ofMillis(40), Duration.ofMillis(5));
    }
    assertThat(skew.best()).contains(Duration.ofMillis(40));
  }

  @Test
  void limits_standBetweenFineNotableAndTooLarge_inBothDirections() {
    measure(Duration.ofMillis(200), Duration.ofMillis(2));
    assertThat(skew.isNotable()).isFalse();
    measure(Duration.ofMillis(-201), Duration.ofMillis(1));
    assertThat(skew.isNotable()).isTrue();
    assertThat(skew.isTooLarge()).isFalse();
    measure(Duration.ofMillis(-501), Duration.ZERO);
    assertThat(skew.isTooLarge()).isTrue();
  }

  /// Half of the round trip may be the answer's alone.
  @Test
  void skew_thatTheRoundTripMayExplain_isNotHeldAgainstTheClock() {
    measure(Duration.ofMillis(600), Duration.ofMillis(800));
    assertThat(skew.best()).contains(Duration.ofMillis(600));
    assertThat(skew.isNotable()).isFalse();

    measure(Duration.ofMillis(600), Duration.ofMillis(180));
    assertThat(skew.isTooLarge()).isTrue();
  }

  @Test
  void clockThatWasSet_isKnownByTheNextMeasurement_howeverGoodTheOldOnesAre() {
    measure(Duration.ZERO, Duration.ZERO);

    measure(Duration.ofHours(-1), Duration.ofMillis(40));

    assertThat(skew.best()).contains(Duration.ofHours(-1));
  }

  @Test
  void clockSetBackUnderWay_isNotMeasured() {
    skew.measured(SERVER, SERVER, SERVER.minusSeconds(1));

    assertThat(skew.best()).isEmpty();
    assertThat(skew.isTooLarge()).isFalse();
  }

  /// @param roundTrip even numbers of milliseconds have an exact middle
  private void measure(Duration ahead, Duration roundTrip) {
    var before = SERVER.plus(ahead).minus(roundTrip.dividedBy(2));
    skew.measured(before, SERVER, before.plus(roundTrip));
  }
}
