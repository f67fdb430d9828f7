package io.cryptorun.domain.premove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cryptorun.domain.market.BookMeasure;
import io.cryptorun.domain.market.Tier;
import io.cryptorun.domain.market.Venue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PremoveRowTest {

  private static final BookMeasure.Valid GOOD = Signs.book(10, 100_000, 100_000);

  private static PremoveEvaluation evaluation(double score, double volume, PremoveRules rules) {
    return PremoveEvaluation.of(
        Signs.subject("AAA", score, 75, volume, Signs.diverged(2.5)), rules);
  }

  @ParameterizedTest
  @CsvSource({"70, 80, LONG", "69.99, 80, WATCH", "90, 60, WATCH"})
  void signal_needsEnoughGatesAndAScoreOfSeventy(double score, double volume, String signal) {
    assertThat(PremoveSignal.of(evaluation(score, volume, Signs.ALL_THREE))).hasToString(signal);
  }

  @Test
  void signal_withoutAGate_isNeutral_andWithoutDemandedVolume_isWatch() {
    var flat = Signs.subject("AAA", 90, 60, 60, Signs.diverged(0));
    assertThat(PremoveSignal.of(PremoveEvaluation.of(flat, Signs.ALL_THREE)))
        .isEqualTo(PremoveSignal.NEUTRAL);
    var demanding = new PremoveRules(List.of(PremoveGate.FUNDING_DIVERGENCE), 1, true, false);
    assertThat(PremoveSignal.of(evaluation(90, 70, demanding))).isEqualTo(PremoveSignal.WATCH);
    assertThat(PremoveSignal.of(evaluation(90, 71, demanding))).isEqualTo(PremoveSignal.LONG);
  }

  @Test
  void executionRisk_ofAGoodBook_isLow() {
    assertThat(ExecutionRisk.of(GOOD, Tier.TIER1, VenueState.HEALTHY)).isEqualTo(ExecutionRisk.LOW);
    assertThat(ExecutionRisk.of(GOOD, Tier.TIER1, VenueState.UNKNOWN)).isEqualTo(ExecutionRisk.LOW);
  }

  @Test
  void executionRisk_isHigh_withoutABookOrBelowTheTier() {
    assertThat(ExecutionRisk.of(null, Tier.TIER3, VenueState.HEALTHY))
        .isEqualTo(ExecutionRisk.HIGH);
    var wide = Signs.book(51, 100_000, 100_000);
    assertThat(ExecutionRisk.of(wide, Tier.TIER2, VenueState.HEALTHY))
        .isEqualTo(ExecutionRisk.HIGH);
    var thin = Signs.book(10, 37_000, 37_000);
    assertThat(ExecutionRisk.of(thin, Tier.TIER2, VenueState.HEALTHY))
        .isEqualTo(ExecutionRisk.HIGH);
    var onesided =
        Signs.measured(List.of(Signs.level(99.95, 100_000)), List.of(Signs.level(100.05, 9_000)));
    assertThat(ExecutionRisk.of(onesided, Tier.TIER3, VenueState.HEALTHY))
        .isEqualTo(ExecutionRisk.HIGH);
  }

  @Test
  void executionRisk_isMedium_whenWideOrTroubledOrCostly() {
    assertThat(ExecutionRisk.of(Signs.book(26, 100_000, 100_000), Tier.TIER2, VenueState.HEALTHY))
        .isEqualTo(ExecutionRisk.MEDIUM);
    assertThat(ExecutionRisk.of(GOOD, Tier.TIER1, VenueState.DEGRADED))
        .isEqualTo(ExecutionRisk.MEDIUM);
    assertThat(ExecutionRisk.of(GOOD, Tier.TIER1, VenueState.UNHEALTHY))
        .isEqualTo(ExecutionRisk.MEDIUM);
    var steep =
        Signs.measured(
            List.of(Signs.level(99.95, 100_000)),
            List.of(Signs.level(100.05, 1_000), Signs.level(101, 100_000)));
    assertThat(ExecutionRisk.of(steep, Tier.TIER1, VenueState.HEALTHY))
        .isEqualTo(ExecutionRisk.MEDIUM);
  }

  @Test
  void slippage_isTheAveragePriceOverMid() {
    var book =
        Signs.measured(
            List.of(Signs.level(99, 1)),
            List.of(Signs.level(101, 5_050), Signs.level(102, 100_000)));
    double bought = 50 + 4_950 / 102.0;
    assertThat(Slippage.of(book).bps()).isCloseTo((10_000 / bought / 100 - 1) * 1e4, within(1e-6));
  }

  @Test
  void slippage_ofABookThatHoldsLess_isUnknown() {
    var book = Signs.measured(List.of(Signs.level(99, 1)), List.of(Signs.level(101, 9_999)));
    assertThat(Slippage.of(book).exhausts()).isTrue();
    assertThat(Slippage.of(GOOD).exhausts()).isFalse();
  }

  @Test
  void venueState_isThatOfTheCheck_orDegradedAfterASlowBook() {
    assertThat(VenueState.checked(true, false)).isEqualTo(VenueState.HEALTHY);
    assertThat(VenueState.checked(true, true)).isEqualTo(VenueState.DEGRADED);
    assertThat(VenueState.checked(false, true)).isEqualTo(VenueState.UNHEALTHY);
    var slow = Duration.ofMillis(2001);
    assertThat(VenueState.HEALTHY.seenThrough(slow)).isEqualTo(VenueState.DEGRADED);
    assertThat(VenueState.HEALTHY.seenThrough(Duration.ofSeconds(2))).isEqualTo(VenueState.HEALTHY);
    assertThat(VenueState.UNHEALTHY.seenThrough(slow)).isEqualTo(VenueState.UNHEALTHY);
  }

  @Test
  void row_tellsTheLatencyOfItsBook_andWhetherPriceHolds() {
    var row = PremoveRow.of(evaluation(80, 80, Signs.ALL_THREE), VenueState.HEALTHY);
    assertThat(row.latency()).isEqualTo(Duration.ofMillis(100));
    assertThat(row.vwapConfirms()).isFalse();
    var plain = Signs.subject("AAA", 80, 75, 80, Signs.diverged(-2.5));
    assertThat(
            PremoveRow.of(PremoveEvaluation.of(plain, Signs.ALL_THREE), VenueState.UNKNOWN)
                .vwapConfirms())
        .isTrue();
    var bookless =
        new PremoveSubject(
            plain.symbol(),
            80,
            75,
            80,
            Tier.TIER1,
            new PremoveSubject.Spot(Venue.OKX, null, List.of(), TradeTape.none(), 100),
            plain.funding(),
            null);
    var without =
        PremoveRow.of(PremoveEvaluation.of(bookless, Signs.ALL_THREE), VenueState.HEALTHY);
    assertThat(without.latency()).isNull();
    assertThat(without.vwapConfirms()).isNull();
    assertThat(without.executionRisk()).isEqualTo(ExecutionRisk.HIGH);
  }
}
