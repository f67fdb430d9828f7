package io.cryptorun.domain.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.Tier;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VadrTest {

  @Test
  void value_oneHourOfTwiceTheRange_isTwice() {
    var vadr = Vadr.of(Walk.window(ranges(-1, 2)));
    assertThat(vadr.value()).isCloseTo(2, within(1e-9));
    assertThat(vadr.p80()).isCloseTo(1 / (1 + 1 / 23.0), within(1e-9));
    assertThat(vadr.bars()).isEqualTo(24);
  }

  @Test
  void value_fourTimesTheVolume_isTwice() {
    var candles = Walk.with(ranges(-1, 1), -1, c -> Walk.at(-1, 100, 101, 99, 100, c.volume() * 4));
    assertThat(Vadr.of(Walk.window(candles)).value()).isCloseTo(2, within(1e-9));
  }

  @Test
  void p80_walk_agreesWithHipparchus() {
    var window = Walk.window(Walk.full(5));
    var multiples = IntStream.range(264, 287).mapToDouble(i -> multiple(window, i)).toArray();
    double oracle =
        new Percentile(80).withEstimationType(Percentile.EstimationType.R_7).evaluate(multiples);
    assertThat(Vadr.of(window).p80()).isCloseTo(oracle, within(1e-9));
    assertThat(Vadr.of(window).value()).isCloseTo(multiple(window, 287), within(1e-9));
  }

  @Test
  void frozen_nineteenHours_isAndTwentyIsNot() {
    var twenty = Walk.without(Walk.full(1), -10, -11, -12, -13);
    assertThat(Vadr.of(Walk.window(twenty)).frozen()).isFalse();
    assertThat(Vadr.of(Walk.window(twenty)).bars()).isEqualTo(20);
    var nineteen = Vadr.of(Walk.window(Walk.without(twenty, -14)));
    assertThat(nineteen.frozen()).isTrue();
    assertThat(nineteen.value()).isZero();
    assertThat(nineteen.p80()).isNaN();
    assertThat(nineteen.bars()).isEqualTo(19);
  }

  @Test
  void frozen_neverReachesItsMinimum() {
    var frozen = new Vadr(99, Double.NaN, 19, true);
    assertThat(frozen.reaches(frozen.hotMinimum(Tier.TIER3))).isFalse();
  }

  @Test
  void newestHour_withoutTrade_isZeroAndTheOthersCount() {
    var silent = Vadr.of(Walk.window(Walk.with(Walk.full(1), -1, _ -> Walk.flat(-1, 100, 0))));
    var absent = Vadr.of(Walk.window(Walk.without(Walk.full(1), -1)));
    assertThat(silent).isEqualTo(absent);
    assertThat(silent.value()).isZero();
    assertThat(silent.bars()).isEqualTo(23);
    assertThat(silent.p80()).isPositive();
  }

  @Test
  void ranges_allZero_areZeroAndTheTierDecides() {
    var flat = IntStream.rangeClosed(-288, -1).mapToObj(s -> Walk.flat(s, 100, 5)).toList();
    var vadr = Vadr.of(Walk.window(flat));
    assertThat(vadr.value()).isZero();
    assertThat(vadr.p80()).isZero();
    var minimum = vadr.minimum(Tier.TIER3);
    assertThat(minimum.effective()).isEqualTo(1.75);
    assertThat(vadr.reaches(minimum)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "1.30, TIER1, 1.85, tier_min",
    "2.10, TIER1, 2.10, p80",
    "1.30, TIER2, 1.80, tier_min", // equal to the floor: the tier is named first
    "1.80, TIER2, 1.80, p80",
    "1.30, TIER3, 1.80, floor_1.8",
    "1.90, TIER3, 1.90, p80",
    "1.78, TIER3, 1.80, floor_1.8",
    "NaN, TIER3, 1.80, floor_1.8"
  })
  void hotMinimum_largestPart_binds(double p80, Tier tier, double effective, String binding) {
    var minimum = new Vadr(0, p80, 24, false).hotMinimum(tier);
    assertThat(minimum.effective()).isEqualTo(effective);
    assertThat(minimum.binding().id()).isEqualTo(binding);
    assertThat(minimum.tierMin()).isEqualTo(tier.vadrMin());
  }

  @Test
  void minimum_outsideAHotScan_hasNoFloor() {
    assertThat(new Vadr(0, 1.3, 24, false).minimum(Tier.TIER3).effective()).isEqualTo(1.75);
  }

  @Test
  void value_exactlyTheMinimum_reaches() {
    var vadr = new Vadr(1.85, 1.2, 24, false);
    assertThat(vadr.reaches(vadr.hotMinimum(Tier.TIER1))).isTrue();
    var below = new Vadr(Math.nextDown(1.85), 1.2, 24, false);
    assertThat(below.reaches(below.hotMinimum(Tier.TIER1))).isFalse();
  }

  /// Hours of equal range and volume, one of them with a multiple of the range.
  private static List<Candle> ranges(int slot, double times) {
    return IntStream.rangeClosed(-288, -1)
        .mapToObj(s ->
            Walk.at(s, 100, 100 + (s == slot ? times : 1), 100 - (s == slot ? times : 1), 100, 9))
        .toList();
  }

  private static double multiple(HourlyWindow window, int index) {
    var others =
        IntStream.range(264, 288).filter(i -> i != index).mapToDouble(i -> quantity(window, i));
    return quantity(window, index) / others.average().orElseThrow();
  }

  private static double quantity(HourlyWindow window, int i) {
    double range = (window.high(i) - window.low(i)) / window.close(i);
    return DoubleStream.of(range * Math.sqrt(window.volume(i))).sum();
  }
}
