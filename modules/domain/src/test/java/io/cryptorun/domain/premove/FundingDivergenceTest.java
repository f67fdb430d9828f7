package io.cryptorun.domain.premove;

import static io.cryptorun.domain.market.Venue.BINANCE;
import static io.cryptorun.domain.market.Venue.KRAKEN;
import static io.cryptorun.domain.market.Venue.OKX;
import static io.cryptorun.domain.premove.Signs.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cryptorun.domain.market.CurrentFunding;
import io.cryptorun.domain.market.Settlement;
import io.cryptorun.domain.premove.FundingDivergence.Insufficient;
import io.cryptorun.domain.premove.FundingDivergence.Measured;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FundingDivergenceTest {

  private static final Duration EIGHT = Duration.ofHours(8);

  @Test
  void score_isTheDistanceFromTheWeekInItsDeviations() {
    var funding = (Measured) Signs.diverged(2.5);
    assertThat(funding.score()).isCloseTo(2.5, within(1e-9));
    assertThat(funding.z()).isPositive();
    assertThat(funding.direction().id()).isEqualTo("longs_pay");
    assertThat(funding.mean()).isCloseTo(0.0001, within(1e-15));
    assertThat(funding.deviation()).isCloseTo(0.0001 * Math.sqrt(20.0 / 21), within(1e-15));
    assertThat(funding.answer().passed()).isTrue();
    assertThat(funding.answer().code()).isEqualTo("FUNDING_DIVERGED");
  }

  @Test
  void score_ofExactlyTwo_passes_andJustBelowDoesNot() {
    var two = new Measured(-2, -0.0001, 0.0001, 0.0001, 0, List.of(BINANCE, OKX));
    assertThat(two.answer().passed()).isTrue();
    var below = new Measured(Math.nextDown(2.0), 0.0003, 0.0001, 0.0001, 0, List.of(BINANCE, OKX));
    assertThat(below.answer().passed()).isFalse();
    assertThat(below.answer().code()).isEqualTo("FUNDING_FLAT");
  }

  @Test
  void sign_tellsWhoPays_andPriceAboveItsAverageConfirmsPressedShorts() {
    var funding = (Measured) Signs.diverged(-3);
    assertThat(funding.z()).isCloseTo(-3, within(1e-9));
    assertThat(funding.score()).isCloseTo(3, within(1e-9));
    assertThat(funding.direction().id()).isEqualTo("shorts_pay");
    assertThat(funding.isConfirmedBy(100, 100)).isTrue();
    assertThat(funding.isConfirmedBy(99.9, 100)).isFalse();
    assertThat(((Measured) Signs.diverged(3)).isConfirmedBy(101, 100)).isFalse();
  }

  @Test
  void score_isClampedAtTenDeviations() {
    assertThat(Signs.diverged(40).score()).isEqualTo(10);
    assertThat(Signs.diverged(-40).z()).isEqualTo(-10);
  }

  @Test
  void deviation_ofAPinnedRate_isATenthOfABasisPoint() {
    var pinned = Signs.steady(0.0001);
    var moved =
        (Measured)
            FundingDivergence.of(
                List.of(
                    Signs.funding(BINANCE, 0.000102, pinned), Signs.funding(OKX, 0.000102, pinned)),
                NOW);
    assertThat(moved.deviation()).isEqualTo(1e-5);
    assertThat(moved.score()).isCloseTo(0.2, within(1e-9));
  }

  @Test
  void venues_fewerThanTwoWithARate_areTooFew_evenWithAFullWeek() {
    var week = Signs.steady(0.0001);
    var silent = new VenueFunding(OKX, null, week);
    var broken = Signs.funding(KRAKEN, Double.NaN, week);
    var funding =
        FundingDivergence.of(List.of(Signs.funding(BINANCE, 0.001, week), silent, broken), NOW);
    assertThat(funding).isEqualTo(new Insufficient(Insufficient.Code.FUNDING_INSUFFICIENT_VENUES));
    assertThat(funding.score()).isZero();
    assertThat(funding.z()).isNaN();
    assertThat(funding.answer().passed()).isFalse();
    assertThat(funding.answer().deciding().isKnown()).isFalse();
    assertThat(funding.code()).isEqualTo("FUNDING_INSUFFICIENT_VENUES");
  }

  @Test
  void slots_fewerThanTen_areTooFew_andTenAreEnough() {
    assertThat(week(9)).isEqualTo(new Insufficient(Insufficient.Code.FUNDING_INSUFFICIENT_HISTORY));
    assertThat(week(10)).isInstanceOf(Measured.class);
  }

  private static FundingDivergence week(int slots) {
    var rates = new double[slots];
    Arrays.fill(rates, 0.0001);
    var week = Signs.charged(NOW, 8, rates);
    return FundingDivergence.of(
        List.of(Signs.funding(BINANCE, 0.001, week), Signs.funding(OKX, 0.001, week)), NOW);
  }

  @Test
  void rates_ofExactlyZero_areRates() {
    var zero = Signs.steady(0);
    var funding =
        (Measured)
            FundingDivergence.of(
                List.of(Signs.funding(BINANCE, 0, zero), Signs.funding(OKX, 0, zero)), NOW);
    assertThat(funding.score()).isZero();
    assertThat(funding.code()).isEqualTo("FUNDING_FLAT");
  }

  @Test
  void current_isTheMedianOfTheVenues_forEightHours() {
    var week = Signs.steady(0);
    var funding =
        (Measured)
            FundingDivergence.of(
                List.of(
                    Signs.funding(BINANCE, 0.0001, week),
                    new VenueFunding(OKX, new CurrentFunding(0.0001, Duration.ofHours(4)), week),
                    new VenueFunding(
                        KRAKEN, new CurrentFunding(0.0001, Duration.ofHours(1)), week)),
                NOW);
    assertThat(funding.current()).isCloseTo(0.0002, within(1e-15));
    assertThat(funding.maxVenueGap()).isCloseTo(0.0006, within(1e-15));
    assertThat(funding.venues()).containsExactly(BINANCE, OKX, KRAKEN);
  }

  @Test
  void current_withoutAnInterval_takesThatOfTheNewestTwoCharges() {
    var hourly = Signs.charged(NOW, 1, new double[24]);
    var funding = new VenueFunding(KRAKEN, new CurrentFunding(0.0001, null), hourly);
    assertThat(FundingRates.current(funding)).isCloseTo(0.0008, within(1e-15));
    var unknown = new VenueFunding(KRAKEN, new CurrentFunding(0.0001, null), List.of());
    assertThat(FundingRates.current(unknown)).isEqualTo(0.0001);
  }

  @Test
  void charged_afterAChangeOfInterval_areEachForTheirOwn() {
    var changed = new ArrayList<>(Signs.charged(NOW.minus(EIGHT), 8, 0.0008, 0.0008));
    changed.addAll(Signs.charged(NOW, 4, 0.0004, 0.0004));
    assertThat(FundingRates.charged(changed))
        .extracting(FundingRates.Charged::rate)
        .allSatisfy(rate -> assertThat(rate).isCloseTo(0.0008, within(1e-15)));
  }

  @Test
  void charged_afterAGapOrAlone_isForEightHours() {
    var gap =
        List.of(
            new Settlement(NOW.minus(Duration.ofHours(16)), 0.0003), new Settlement(NOW, 0.0001));
    assertThat(FundingRates.charged(gap))
        .extracting(FundingRates.Charged::rate)
        .containsExactly(0.0003, 0.0001);
    assertThat(FundingRates.charged(List.of(new Settlement(NOW, 0.0002))))
        .extracting(FundingRates.Charged::rate)
        .containsExactly(0.0002);
  }

  @Test
  void series_venueThatChargesHourly_countsOnceASlotWithItsMean() {
    var hourly = new double[8];
    Arrays.setAll(hourly, i -> i * 1e-5);
    var series =
        FundingSeries.of(
            List.of(new VenueFunding(KRAKEN, null, Signs.charged(NOW, 1, hourly))), NOW);
    assertThat(series.size()).isEqualTo(1);
    assertThat(series.mean()).isCloseTo(8 * 3.5e-5, within(1e-15));
  }

  @Test
  void series_chargeAtTheEndOfASlot_belongsToIt_andOneAfterItToTheNext() {
    var end = new Settlement(NOW, 0.0001);
    assertThat(slotsOf(end, NOW)).isEqualTo(1);
    assertThat(slotsOf(new Settlement(NOW.plusSeconds(60), 0.0001), NOW.plusSeconds(120))).isZero();
    assertThat(slotsOf(end, NOW.minusSeconds(1))).isZero();
  }

  @Test
  void series_looksBackTwentyOneSlots() {
    var oldest = NOW.minus(Duration.ofHours(20 * 8));
    assertThat(slotsOf(new Settlement(oldest, 0.0001), NOW)).isEqualTo(1);
    assertThat(slotsOf(new Settlement(oldest.minus(EIGHT).plusSeconds(60), 0.0001), NOW))
        .isEqualTo(1);
    assertThat(slotsOf(new Settlement(oldest.minus(EIGHT), 0.0001), NOW)).isZero();
  }

  private static int slotsOf(Settlement settlement, Instant now) {
    return FundingSeries.of(List.of(new VenueFunding(OKX, null, List.of(settlement))), now).size();
  }

  @Test
  void series_slotOfTwoVenues_isTheirMedian_andAVenueWithoutACurrentRateCounts() {
    var one = new VenueFunding(BINANCE, null, List.of(new Settlement(NOW, 0.0001)));
    var other = new VenueFunding(OKX, null, List.of(new Settlement(NOW, 0.0003)));
    var broken = new VenueFunding(KRAKEN, null, List.of(new Settlement(NOW, Double.NaN)));
    var series = FundingSeries.of(List.of(one, other, broken), NOW);
    assertThat(series.mean()).isCloseTo(0.0002, within(1e-15));
    assertThat(series.deviation()).isZero();
  }
}
