package io.cryptorun.bench.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cryptorun.bench.flow.CallCounts.Budget;
import io.cryptorun.domain.market.Budgets.RateLimit;
import io.cryptorun.domain.market.Venue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LowerBoundTest {

  private static final RateLimit ONE_A_SECOND =
      new RateLimit("public", 5, 1, Duration.ofSeconds(1));
  private static final Duration LATENCY = Duration.ofMillis(100);

  @Test
  void seconds_moreThanTheBurst_waitsForTheRest() {
    var bound = bound(65);
    assertThat(bound.seconds()).isCloseTo(60, within(1e-9));
    assertThat(bound.by()).isEqualTo("kraken public");
  }

  @Test
  void seconds_withinTheBurst_isTheChain() {
    var bound = bound(5);
    assertThat(bound.seconds()).isCloseTo(0.8, within(1e-9));
    assertThat(bound.by()).isEqualTo("chain of 8");
  }

  @Test
  void since_twoLooks_countsWhatCameBetween() {
    var before = counts(7, 2, 5);
    var since = counts(17, 2, 15).since(before);
    assertThat(since.all()).isEqualTo(10);
    assertThat(since.refused()).isZero();
    assertThat(since.charges()).containsEntry(new Budget(Venue.KRAKEN, "public"), 10L);
    assertThat(before.since(new CallCounts(Map.of(), Map.of()))).isEqualTo(before);
  }

  private static LowerBound bound(long charged) {
    var budget = new Budget(Venue.KRAKEN, "public");
    return new LowerBound(
        List.of(new LowerBound.Need(budget, charged, ONE_A_SECOND)),
        LowerBound.CHAIN_WITH_UNIVERSE,
        LATENCY);
  }

  private static CallCounts counts(int calls, int refused, int charged) {
    var told =
        """
        {"kraken": {"calls": %d, "refused": %d,
          "limits": {"public": {"limit": 5, "peak": 5, "charged": %d}}}}
        """
            .formatted(calls, refused, charged);
    return CallCounts.read(new ByteArrayInputStream(told.getBytes(StandardCharsets.UTF_8)));
  }
}
