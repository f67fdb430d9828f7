package io.cryptorun.bench.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cryptorun.bench.flow.CallCounts.Budget;
import io.cryptorun.bench.flow.LowerBound.Pace;
import io.cryptorun.domain.market.Budgets.RateLimit;
import io.cryptorun.domain.market.Provider;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LowerBoundTest {

  private static final RateLimit ONE_A_SECOND =
      new RateLimit("public", 5, 1, Duration.ofSeconds(1));
  private static final int CHAIN = 8;
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
  void seconds_halfPace_hasNoBurst() {
    var bound = bound(31, Pace.HALF);
    assertThat(bound.seconds()).isCloseTo(60, within(1e-9));
  }

  @Test
  void since_twoLooks_countsWhatCameBetween() {
    var before = counts(7, 2, 5);
    var since = counts(17, 2, 15).since(before);
    assertThat(since.all()).isEqualTo(10);
    assertThat(since.refused()).isZero();
    assertThat(since.bytes()).isZero();
    assertThat(since.charges()).containsEntry(new Budget(Provider.KRAKEN, "public"), 10L);
    assertThat(before.since(new CallCounts(Map.of(), Map.of()))).isEqualTo(before);
  }

  @Test
  void read_futuresHosts_areHostsOfTheirOwn() {
    var told =
        """
        {"kraken-futures": {"calls": 3, "refused": 0, "bytes": 70, "limits": {}},
         "binance-futures": {"calls": 4, "refused": 1, "bytes": 30, "limits": {}}}
        """;
    var counts = read(told);
    assertThat(counts.all(Provider.KRAKEN_FUTURES)).isEqualTo(3);
    assertThat(counts.all(Provider.KRAKEN)).isZero();
    assertThat(counts.bytes()).isEqualTo(100);
  }

  private static LowerBound bound(long charged) {
    return bound(charged, Pace.FULL);
  }

  private static LowerBound bound(long charged, Pace pace) {
    var budget = new Budget(Provider.KRAKEN, "public");
    return new LowerBound(
        List.of(new LowerBound.Need(budget, charged, ONE_A_SECOND, pace)), CHAIN, LATENCY);
  }

  private static CallCounts counts(int calls, int refused, int charged) {
    var told =
        """
        {"kraken": {"calls": %d, "refused": %d, "bytes": 1000,
          "limits": {"public": {"limit": 5, "peak": 5, "charged": %d}}}}
        """
            .formatted(calls, refused, charged);
    return read(told);
  }

  private static CallCounts read(String told) {
    return CallCounts.read(new ByteArrayInputStream(told.getBytes(StandardCharsets.UTF_8)));
  }
}
