package io.cryptorun.simulator.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MetersTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void window_filledToTheFigureAndFivePercent_refusesTheNextCall() {
    var meter = new Limit.Window(20, Duration.ofSeconds(2)).meter();
    for (int i = 0; i < 21; i++) {
      assertThat(meter.wait(1, 0)).isZero();
      meter.add(1, 0);
    }
    assertThat(meter.wait(1, SECOND)).isEqualTo(SECOND);
    assertThat(meter.wait(1, 2 * SECOND)).isZero();
    assertThat(meter.peak()).isEqualTo(21);
  }

  @Test
  void window_sliding_countsWhatLiesInsideAtEachInstant() {
    var meter = new Limit.Window(100, Duration.ofSeconds(60)).meter();
    meter.add(60, 0);
    meter.add(40, 30 * SECOND);
    assertThat(meter.used(59 * SECOND)).isEqualTo(100);
    assertThat(meter.used(60 * SECOND)).isEqualTo(40);
    assertThat(meter.wait(70, 60 * SECOND)).isEqualTo(30 * SECOND);
    assertThat(meter.peak()).isEqualTo(100);
  }

  @Test
  void bucket_afterItsBurst_admitsAtItsRate() {
    var meter = new Limit.Bucket(5, 1).meter();
    for (int i = 0; i < 5; i++) {
      assertThat(meter.wait(1, 0)).isZero();
      meter.add(1, 0);
    }
    assertThat(meter.wait(1, 0)).isPositive();
    assertThat(meter.wait(1, SECOND)).isZero();
    assertThat(meter.peak()).isEqualTo(5);
  }

  @Test
  void bucket_calledAtExactlyItsRate_neverFills() {
    var meter = new Limit.Bucket(1, 1).meter();
    for (int i = 0; i < 1000; i++) {
      assertThat(meter.wait(1, i * SECOND)).isZero();
      meter.add(1, i * SECOND);
    }
    assertThat(meter.peak()).isEqualTo(1, within(0.05));
  }

  @Test
  void bucket_calledTenPercentTooFast_refusesSoon() {
    var meter = new Limit.Bucket(1, 1).meter();
    long refusals = 0;
    for (int i = 0; i < 10; i++) {
      long now = i * SECOND * 9 / 10;
      if (meter.wait(1, now) > 0) {
        refusals++;
      } else {
        meter.add(1, now);
      }
    }
    assertThat(refusals).isPositive();
  }
}
