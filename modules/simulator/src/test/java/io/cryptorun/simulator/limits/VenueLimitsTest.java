package io.cryptorun.simulator.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class VenueLimitsTest {
  private static final Map<String, Limit> LIMITS =
      Map.of(
          "all", new Limit.Window(10, Duration.ofSeconds(1)), "one_pair", new Limit.Bucket(1, 1));

  private final AtomicLong nanos = new AtomicLong();
  private final VenueLimits limits =
      new VenueLimits(LIMITS, new BanRule(3, Duration.ofMinutes(2)), nanos::get);

  @Test
  void limitOfPairs_countsEachPairAlone() {
    assertThat(charge("BTC").allowed()).isTrue();
    assertThat(charge("ETH").allowed()).isTrue();
    assertThat(charge("BTC").allowed()).isFalse();
    assertThat(peak("one_pair")).isEqualTo(1);
  }

  @Test
  void refusedCall_costsNothingAnywhere() {
    charge("BTC");
    charge("BTC");
    assertThat(peak("all")).isEqualTo(1);
    assertThat(limits.usage().calls()).isEqualTo(2);
    assertThat(limits.usage().refused()).isEqualTo(1);
  }

  @Test
  void goingOnAfterRefusals_isBannedForTheWholeLength() {
    charge("BTC");
    for (int i = 0; i < 3; i++) {
      assertThat(charge("BTC").banned()).isFalse();
    }
    assertThat(charge("BTC").banned()).isTrue();
    nanos.addAndGet(Duration.ofSeconds(119).toNanos());
    assertThat(charge("ETH").banned()).isTrue();
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(charge("ETH").allowed()).isTrue();
  }

  @Test
  void allowedCall_endsTheRowOfRefusals() {
    charge("BTC");
    for (int i = 0; i < 10; i++) {
      assertThat(charge("BTC").allowed()).isFalse();
      nanos.addAndGet(Duration.ofSeconds(1).toNanos());
      assertThat(charge("BTC").allowed()).isTrue();
    }
  }

  @Test
  void limitNobodyConfigured_isAMistakeOfOurs() {
    assertThatThrownBy(() -> limits.charge(List.of(Charge.call("none"))))
        .hasMessageContaining("none");
  }

  private double peak(String limit) {
    return limits.usage().peaks().getOrDefault(limit, new Usage.Peak(0, 0, 0)).peak();
  }

  private Verdict charge(String pair) {
    return limits.charge(List.of(Charge.call("all"), Charge.pair("one_pair", pair)));
  }
}
