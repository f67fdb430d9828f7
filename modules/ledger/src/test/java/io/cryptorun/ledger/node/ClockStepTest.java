package io.cryptorun.ledger.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.testkit.SettableClock;
import io.cryptorun.testkit.SettableNanoClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClockStepTest {

  private final SettableClock wall = SettableClock.at("2025-03-01T12:00:00Z");
  private final SettableNanoClock nanos = new SettableNanoClock();
  private final ClockStep step = new ClockStep(wall, nanos);

  @Test
  void firstLook_hasNothingToCompareWith() {
    assertThat(step.look()).isEmpty();
  }

  @Test
  void clockThatGoesWithTime_wasNotSet_howeverLongTheProcessWasAway() {
    step.look();
    pass(Duration.ofHours(3), Duration.ZERO);

    assertThat(step.look()).isEmpty();
  }

  @Test
  void clockThatIsSlewed_wasNotSet() {
    step.look();
    pass(Duration.ofMillis(250), Duration.ofMillis(-99));

    assertThat(step.look()).isEmpty();
  }

  @Test
  void clockThatWasSet_isToldOnce_inBothDirections() {
    step.look();
    pass(Duration.ofMillis(250), Duration.ofHours(-1));
    assertThat(step.look()).contains(Duration.ofHours(-1));
    pass(Duration.ofMillis(250), Duration.ZERO);
    assertThat(step.look()).isEmpty();
    pass(Duration.ofMillis(250), Duration.ofMillis(101));
    assertThat(step.look()).contains(Duration.ofMillis(101));
  }

  /// The process was frozen between two readings of monotonic time: when the clock was read in
  /// between is not known.
  @Test
  void clockThatWasReadSlowly_isNotTakenForSet() {
    var frozen = new ClockStep(wall, () -> nanos.tick(Duration.ofMillis(200)));
    frozen.look();
    wall.tick(Duration.ofMillis(50));

    assertThat(frozen.look()).isEmpty();
  }

  private void pass(Duration time, Duration set) {
    nanos.tick(time);
    wall.tick(time.plus(set));
  }
}
