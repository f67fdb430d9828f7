package io.cryptorun.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClocksTest {
  @Test
  void settableClock_standsStillUntilMoved() {
    SettableClock clock = SettableClock.at("2021-05-19T15:00:07Z");

    assertThat(clock.instant()).isEqualTo(clock.instant());
    assertThat(clock.tick(Duration.ofMinutes(1))).isEqualTo("2021-05-19T15:01:07Z");
    clock.set(Instant.EPOCH);
    assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void settableNanoClock_measuresAcrossTheOverflow() {
    SettableNanoClock clock = new SettableNanoClock();
    long start = clock.getAsLong();

    long end = clock.tick(Duration.ofSeconds(5));

    assertThat(end).as("code that compares readings instead of differences fails").isNegative();
    assertThat(end - start).isEqualTo(5_000_000_000L);
  }
}
