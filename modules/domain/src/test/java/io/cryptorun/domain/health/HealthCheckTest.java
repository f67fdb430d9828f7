package io.cryptorun.domain.health;

import static io.cryptorun.domain.health.Circuit.State.CLOSED;
import static io.cryptorun.domain.health.Circuit.State.HALF_OPEN;
import static io.cryptorun.domain.health.Circuit.State.OPEN;
import static io.cryptorun.domain.market.Venue.BINANCE;
import static io.cryptorun.domain.market.Venue.COINBASE;
import static io.cryptorun.domain.market.Venue.KRAKEN;
import static io.cryptorun.domain.market.Venue.OKX;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.health.HealthReport.Overall;
import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.Venue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthCheckTest {

  private static final Duration RECENTLY = Duration.ofMinutes(2);
  private static final Duration EARLIER = Duration.ofMinutes(10);

  /// The cases by which fallback and doubling are known; each provider is checked alone.
  @ParameterizedTest
  @CsvSource({
    "BINANCE, true, 50, CLOSED, , 300",
    "OKX, false, 100, OPEN, COINBASE, 600",
    "KRAKEN, true, 85, CLOSED, , 600",
    "BINANCE, true, 60, OPEN, OKX, 600",
    "KRAKEN, true, 80.0, CLOSED, , 300",
    "KRAKEN, true, 80.00000000000001, CLOSED, , 600",
    "COINBASE, false, 10, HALF_OPEN, KRAKEN, 600",
    "KRAKEN, false, 0, CLOSED, BINANCE, 600",
  })
  void fallbackAndTtl_followFromHealthUsageAndCircuit(
      Venue venue, boolean healthy, double usage, Circuit.State circuit, Venue fallback, long ttl) {
    var standing = new Standing(venue, healthy, circuit);

    assertThat(standing.fallback(List.of(standing)).orElse(null)).isEqualTo(fallback);
    assertThat(TtlMultiplier.of(usage, circuit, healthy).times(Duration.ofMinutes(5)))
        .hasSeconds(ttl);
  }

  @Test
  void sampleOfTwo_isJudgedAsShown() {
    var report =
        Seen.judge(
            new Seen(KRAKEN)
                .calls(441, Duration.ofSeconds(30), 150, false)
                .calls(9, Duration.ofSeconds(30), 150, true),
            new Seen(OKX)
                .notProbed()
                .circuit(OPEN)
                .calls(808, Duration.ofSeconds(30), 280, false)
                .calls(142, Duration.ofSeconds(30), 280, true));

    var kraken = report.providers().getFirst();
    assertThat(kraken.isHealthy()).isTrue();
    assertThat(kraken.figures().responseTimeMs()).isEqualTo(150);
    assertThat(kraken.figures().rate().usage()).isEqualTo(45.0);
    assertThat(kraken.figures().errorRate()).isEqualTo(0.02);
    assertThat(kraken.cacheTtl()).hasSeconds(300);
    assertThat(kraken.fallback()).isNull();
    var okx = report.providers().getLast();
    assertThat(okx.reasons())
        .containsExactly(Reason.CIRCUIT_OPEN, Reason.RATE_LIMIT_CRITICAL, Reason.ERROR_RATE_HIGH);
    assertThat(okx.figures().responseTimeMs()).isEqualTo(280);
    assertThat(okx.cacheTtl()).hasSeconds(600);
    assertThat(okx.fallback()).isEqualTo(COINBASE);
    assertThat(report.overall()).isEqualTo(Overall.DEGRADED);
    assertThat(report.fallbacks()).isOne();
  }

  @Test
  void nothingOnRecord_isHealthyAndNothingIsInvented() {
    var provider = new Seen(KRAKEN).judged();

    assertThat(provider.isHealthy()).isTrue();
    assertThat(provider.warnings()).isEmpty();
    assertThat(provider.figures().samples()).isZero();
    assertThat(provider.figures().errorRate()).isZero();
    assertThat(provider.figures().p99()).isNull();
    assertThat(provider.figures().rate()).isEqualTo(new RateUsage(0, 1000, RateUsage.Source.LOCAL));
    assertThat(provider.figures().responseTimeMs()).as("the probe's").isEqualTo(100);
  }

  @Test
  void responseTime_isTheMedianOfFiveMinutes_andAFailedProbesOwn() {
    var even =
        new Seen(OKX)
            .calls(1, RECENTLY, 100, false)
            .calls(1, RECENTLY, 401, false)
            .calls(1, Duration.ofMinutes(5), 200, false)
            .calls(1, Duration.ofMinutes(5), 300, true)
            .calls(9, Duration.ofMinutes(5).plusMillis(1), 9000, false);
    assertThat(even.judged().figures().responseTimeMs()).isEqualTo(250);
    assertThat(even.calls(1, RECENTLY, 500, false).judged().figures().responseTimeMs())
        .isEqualTo(300);
    assertThat(
            even.failing(Fault.Code.UNREACHABLE, Duration.ofNanos(7_500_000))
                .judged()
                .figures()
                .responseTimeMs())
        .isEqualTo(8);
    assertThat(
            even.failing(Fault.Code.TIMEOUT, Duration.ofMillis(10_250))
                .judged()
                .figures()
                .responseTimeMs())
        .isEqualTo(10_000);
    assertThat(even.notProbed().judged().figures().responseTimeMs())
        .as("not probed, but called")
        .isEqualTo(300);
    assertThat(new Seen(OKX).notProbed().circuit(OPEN).judged().figures().responseTimeMs())
        .isZero();
  }

  @Test
  void circuit_openAndHalfOpen_areReasons_andRecoveryClearsThem() {
    assertThat(new Seen(OKX).circuit(OPEN).judged().reasons()).containsExactly(Reason.CIRCUIT_OPEN);
    var trying = new Seen(OKX).circuit(HALF_OPEN).judged();
    assertThat(trying.reasons()).containsExactly(Reason.CIRCUIT_HALF_OPEN);
    assertThat(trying.fallback()).isEqualTo(COINBASE);
    assertThat(trying.cacheTtl()).hasSeconds(600);
    var recovered = new Seen(OKX).circuit(CLOSED).judged();
    assertThat(recovered.isHealthy()).isTrue();
    assertThat(recovered.cacheTtl()).hasSeconds(300);
    assertThat(recovered.fallback()).isNull();
  }

  @Test
  void usage_isCriticalAboveNinety_andWarnsAboveEighty() {
    assertThat(used(800).warnings()).isEmpty();
    assertThat(used(800).cacheTtl()).as("80.0 exactly").hasSeconds(300);
    assertThat(used(801).warnings()).containsExactly(Warning.USAGE_HIGH);
    assertThat(used(801).cacheTtl()).hasSeconds(600);
    assertThat(used(801).fallback()).isNull();
    assertThat(used(900).reasons()).isEmpty();
    assertThat(used(901).reasons()).containsExactly(Reason.RATE_LIMIT_CRITICAL);
    assertThat(used(901).warnings()).isEmpty();
    assertThat(used(2000).figures().rate().usage()).as("not capped").isEqualTo(200.0);
  }

  @Test
  void usage_countsTheCallsOfSixtySeconds_whereNoWeightIsTold() {
    var seen =
        new Seen(KRAKEN)
            .perMinute(60)
            .calls(7, Duration.ofMinutes(1), 100, false)
            .calls(5, Duration.ofMinutes(1).plusMillis(1), 100, false);

    assertThat(seen.judged().figures().rate())
        .isEqualTo(new RateUsage(7, 60, RateUsage.Source.LOCAL));
  }

  @Test
  void usage_leavesOutWhatTheVenueCountsForAPairAlone() {
    var seen =
        new Seen(KRAKEN)
            .perMinute(60)
            .calls(7, Duration.ofSeconds(5), 100, false)
            .callsOfPairs(200, Duration.ofSeconds(5));

    assertThat(seen.judged().figures().rate().used()).isEqualTo(7);
    assertThat(seen.judged().figures().samples()).isEqualTo(207);
  }

  @Test
  void weight_isTheNewestTold_andNothingOnceItsMinuteIsOver() {
    var seen = new Seen(BINANCE).perMinute(1200).weight(900, Duration.ofSeconds(70));
    assertThat(seen.judged().figures().rate())
        .isEqualTo(new RateUsage(0, 1200, RateUsage.Source.HEADER));

    seen.weight(300, Duration.ofMinutes(1))
        .weight(600, Duration.ofSeconds(2))
        .calls(50, Duration.ofSeconds(1), 100, false);
    assertThat(seen.judged().figures().rate().usage()).isEqualTo(50.0);
    assertThat(seen.told(6000).judged().figures().rate().usage())
        .as("by the limit it tells itself")
        .isEqualTo(10.0);
  }

  @Test
  void errorRate_needsTenCallsAndMoreThanATenth() {
    assertThat(failing(9, 9).reasons()).as("nine calls").doesNotContain(Reason.ERROR_RATE_HIGH);
    assertThat(failing(1, 10).reasons()).as("a tenth").isEmpty();
    assertThat(failing(1, 10).warnings()).containsExactly(Warning.ERROR_RATE_ELEVATED);
    assertThat(failing(2, 19).reasons()).containsExactly(Reason.ERROR_RATE_HIGH);
    assertThat(failing(2, 19).warnings()).isEmpty();
    assertThat(failing(3, 100).warnings()).as("3 percent").isEmpty();
    assertThat(failing(31, 1000).warnings()).containsExactly(Warning.ERROR_RATE_ELEVATED);
    assertThat(failing(9, 9).figures().errorRate()).as("told all the same").isOne();
  }

  @Test
  void errorRate_looksBackFifteenMinutes() {
    var seen =
        new Seen(OKX)
            .calls(10, Duration.ofMinutes(15), 100, false)
            .calls(90, Duration.ofMinutes(15).plusMillis(1), 100, true);

    assertThat(seen.judged().isHealthy()).isTrue();
    assertThat(seen.judged().figures().samples()).isEqualTo(10);
  }

  @Test
  void latency_isHighAboveTwoSecondsAtThe99thPercentileOfTenCalls() {
    assertThat(slow(9, Duration.ofSeconds(9)).reasons()).as("nine calls").isEmpty();
    assertThat(slow(10, Duration.ofSeconds(2)).reasons()).as("exactly").isEmpty();
    assertThat(slow(10, Duration.ofSeconds(2).plusNanos(1000)).reasons())
        .containsExactly(Reason.LATENCY_HIGH);
    assertThat(slow(100, Duration.ofSeconds(9)).reasons())
        .as("of a hundred calls the 99th, not the slowest")
        .isEmpty();
    assertThat(slow(101, Duration.ofSeconds(9)).figures().p99()).hasSeconds(9);
  }

  @Test
  void probeThatTimesOut_isLatency_whateverElseIsKnown() {
    var provider = new Seen(OKX).failing(Fault.Code.TIMEOUT, Duration.ofSeconds(10)).judged();
    assertThat(provider.reasons()).containsExactly(Reason.LATENCY_HIGH);
    assertThat(
            new Seen(OKX).failing(Fault.Code.UNREACHABLE, Duration.ofSeconds(1)).judged().reasons())
        .isEmpty();
  }

  @Test
  void noSuccessInFiveMinutes_isAReason_onceACallWasMade() {
    var seen = new Seen(OKX).calls(3, EARLIER, 100, false);
    assertThat(seen.judged().reasons()).as("no call at all").isEmpty();
    seen.calls(1, Duration.ofMinutes(5), 100, true);
    assertThat(seen.judged().reasons()).containsExactly(Reason.NO_RECENT_SUCCESS);
    seen.calls(1, Duration.ofMinutes(5), 100, false);
    assertThat(seen.judged().reasons()).isEmpty();
  }

  @Test
  void budget_isExhaustedAboveNinetyPercentOfDayOrMonth_andAlertsFromEighty() {
    assertThat(spent(31_999, 0).warnings()).isEmpty();
    assertThat(spent(32_000, 0).warnings()).containsExactly(Warning.BUDGET_ALERT);
    assertThat(spent(36_000, 0).reasons()).as("90 percent").isEmpty();
    assertThat(spent(36_001, 0).reasons()).containsExactly(Reason.BUDGET_EXHAUSTED);
    assertThat(spent(36_001, 0).warnings()).isEmpty();
    assertThat(spent(36_001, 0).figures().budget().isAlert()).isTrue();
    assertThat(spent(0, 900_001).reasons()).containsExactly(Reason.BUDGET_EXHAUSTED);
    assertThat(spent(0, 900_001).cacheTtl()).hasSeconds(600);
  }

  @Test
  void quota_isSpentAtItsLimit() {
    var quota = new Quota(60, 10, 100);

    assertThat(quota.isSpent(new Spending(9, 99))).isFalse();
    assertThat(quota.isSpent(new Spending(10, 10))).isTrue();
    assertThat(quota.isSpent(new Spending(0, 100))).isTrue();
  }

  @Test
  void stormOfLimitAnswers_showsInEveryFigureItTouches() {
    var provider =
        new Seen(KRAKEN).calls(200, Duration.ofSeconds(20), 5, true).perMinute(60).judged();

    assertThat(provider.reasons())
        .containsExactly(
            Reason.RATE_LIMIT_CRITICAL, Reason.ERROR_RATE_HIGH, Reason.NO_RECENT_SUCCESS);
    assertThat(provider.fallback()).isEqualTo(BINANCE);
  }

  @Test
  void fallback_skipsWhoIsDownToo_andIsNobodyWhenAllAre() {
    var report = Seen.judge(down(OKX), down(COINBASE), new Seen(KRAKEN), new Seen(BINANCE));
    assertThat(report.providers().getFirst().fallback()).isEqualTo(KRAKEN);
    assertThat(report.providers().get(1).fallback()).isEqualTo(KRAKEN);
    assertThat(report.fallbacks()).isEqualTo(2);

    var none = Seen.judge(down(OKX), down(COINBASE), down(KRAKEN), down(BINANCE));
    assertThat(none.providers())
        .allSatisfy(provider -> {
          assertThat(provider.fallback()).isNull();
          assertThat(provider.warnings()).containsExactly(Warning.NO_HEALTHY_FALLBACK);
        });
    assertThat(none.fallbacks()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, CRITICAL",
    "5, 4, HEALTHY",
    "4, 3, DEGRADED",
    "4, 2, DEGRADED",
    "4, 1, CRITICAL"
  })
  void overall_followsTheShareOfHealthyOnes(int all, int healthy, Overall expected) {
    var seen = new Seen[all];
    for (int i = 0; i < all; i++) {
      seen[i] = i < healthy ? new Seen(OKX) : down(OKX);
    }

    assertThat(Seen.judge(seen).overall()).isEqualTo(expected);
  }

  private static ProviderReport used(int calls) {
    return new Seen(KRAKEN).calls(calls, Duration.ofSeconds(30), 100, false).judged();
  }

  private static ProviderReport failing(int failed, int of) {
    return new Seen(OKX)
        .calls(failed, RECENTLY, 100, true)
        .calls(of - failed, RECENTLY, 100, false)
        .judged();
  }

  private static ProviderReport slow(int calls, Duration slowest) {
    var seen = new Seen(OKX).calls(calls - 2, RECENTLY, 50, false).call(RECENTLY, slowest);
    return (calls == 100 ? seen.calls(1, RECENTLY, 50, false) : seen.call(RECENTLY, slowest))
        .judged();
  }

  private static ProviderReport spent(long today, long month) {
    return new Seen(OKX).spent(today, month).judged();
  }

  private static Seen down(Venue venue) {
    return new Seen(venue).circuit(OPEN);
  }
}
