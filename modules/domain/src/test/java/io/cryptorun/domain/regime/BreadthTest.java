package io.cryptorun.domain.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class BreadthTest {

  private static final DailyCloses UP = Tapes.trend(0.01);
  private static final DailyCloses DOWN = Tapes.trend(-0.01);
  private static final DailyCloses STILL = Tapes.trend(0);

  @Test
  void days_ofANoon_areRefused() {
    assertThatThrownBy(() -> DailyCloses.of(List.of(), Tapes.HOUR))
        .hasMessageContaining("2021-05-19T12:00:00Z is not midnight UTC");
  }

  @Test
  void days_formingBarAndBarsOffTheGrid_areLeftOut() {
    var closes =
        DailyCloses.of(
            List.of(
                Tapes.day(0, 5),
                Tapes.day(1, 7),
                Tapes.day(42, 9),
                Tapes.bar(Tapes.TODAY.minusSeconds(3600), 11)),
            Tapes.TODAY);
    assertThat(closes.newest(99)).containsExactly(7);
  }

  @Test
  void share_sevenOfTenAbove_isSeventy() {
    var share = ShareAboveMean.of(Tapes.all(Tapes.times(7, UP), Tapes.times(3, DOWN)));
    assertThat(share).isEqualTo(new ShareAboveMean(70, 10));
  }

  @Test
  void share_nineCoins_areTooFew() {
    var share = ShareAboveMean.of(Tapes.times(9, UP));
    assertThat(share.coins()).isEqualTo(9);
    assertThat(share.isMeasured()).isFalse();
  }

  @Test
  void share_coinWithNineteenDays_isNotJudged() {
    var young = Tapes.days(19, back -> 100 - back);
    var share = ShareAboveMean.of(Tapes.all(Tapes.times(10, DOWN), Tapes.times(5, young)));
    assertThat(share).isEqualTo(new ShareAboveMean(0, 10));
  }

  @Test
  void share_coinThatDidNotTradeYesterday_isNotJudged() {
    var gone = Tapes.days(41, back -> back == 1 ? Double.NaN : 100 - back);
    var share = ShareAboveMean.of(Tapes.all(Tapes.times(10, DOWN), Tapes.times(5, gone)));
    assertThat(share).isEqualTo(new ShareAboveMean(0, 10));
  }

  @Test
  void share_dayWithoutABar_isReplacedByAnOlderOne() {
    var holed = Tapes.days(21, back -> back == 5 ? Double.NaN : 100 - back);
    assertThat(holed.areEnough()).isTrue();
    assertThat(holed.newest(20)[19]).isEqualTo(79);
  }

  @Test
  void share_closeExactlyOnItsMean_isNotAbove() {
    // ten times 0.1 and ten times 0.3, and yesterday 0.2: a binary sum is off by its last bit
    var onIt = Tapes.days(20, back -> onItsMean(back, 0.2));
    assertThat(ShareAboveMean.of(Tapes.times(10, onIt)).percent()).isZero();
    var hairAbove = Tapes.days(20, back -> onItsMean(back, 0.2000000000000001));
    assertThat(ShareAboveMean.of(Tapes.times(10, hairAbove)).percent()).isEqualTo(100);
  }

  private static double onItsMean(int daysBack, double yesterday) {
    if (daysBack == 1) {
      return yesterday;
    }
    if (daysBack == 2) {
      return 0.2;
    }
    return daysBack % 2 == 0 ? 0.1 : 0.3;
  }

  @Test
  void share_flatForTwentyDays_isNotAbove() {
    assertThat(ShareAboveMean.of(Tapes.times(10, STILL)).percent()).isZero();
  }

  @Test
  void ema_byHand_agrees() {
    var values = new double[] {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 0.0, 1.0};
    double seed = 0.55;
    double afterEleven = seed * 9 / 11;
    double afterTwelve = afterEleven * 9 / 11 + 2.0 / 11;
    assertThat(Ema.last(values, 10)).isCloseTo(afterTwelve, within(1e-15));
    assertThat(Ema.last(new double[9], 10)).isNaN();
  }

  @Test
  void thrust_fourOfTenRiseEveryDay_isTheirShare() {
    var thrust = BreadthThrust.of(Tapes.all(Tapes.times(4, UP), Tapes.times(6, DOWN)));
    assertThat(thrust.days()).isEqualTo(40);
    assertThat(thrust.value()).isCloseTo(0.4, within(1e-15));
  }

  @Test
  void thrust_unchangedCoins_areIgnored() {
    var coins = Tapes.all(Tapes.times(1, UP), Tapes.times(1, DOWN), Tapes.times(8, STILL));
    assertThat(BreadthThrust.of(coins).value()).isCloseTo(0.5, within(1e-15));
  }

  @Test
  void thrust_nobodyMovesAtFirst_beginsWithAHalf() {
    // still for 30 days, then every coin rises on the last ten
    var late = Tapes.days(41, back -> back <= 10 ? 110 - back : 99);
    double stillDays = 0.5;
    double expected = stillDays;
    for (int day = 0; day < 10; day++) {
      expected += (1 - expected) * 2 / 11;
    }
    var thrust = BreadthThrust.of(Tapes.times(10, late));
    assertThat(thrust.days()).isEqualTo(40);
    assertThat(thrust.value()).isCloseTo(expected, within(1e-12));
  }

  @Test
  void thrust_dayWithoutAMove_repeatsTheDayBefore() {
    // every coin rises daily but stands still yesterday
    var paused = Tapes.days(41, back -> 200 - Math.max(back, 2));
    assertThat(BreadthThrust.of(Tapes.times(10, paused)).value()).isEqualTo(1);
  }

  @Test
  void thrust_dayWithNineCoins_isLeftOutAndNotReplaced() {
    var holed = Tapes.days(41, back -> back == 20 ? Double.NaN : 200 - back);
    var thrust = BreadthThrust.of(Tapes.all(Tapes.times(9, UP), List.of(holed)));
    assertThat(thrust.days()).as("two changes touch the missing day").isEqualTo(38);
    assertThat(thrust.value()).isEqualTo(1);
  }

  @Test
  void thrust_nineteenDays_areTooFew() {
    var enough = Tapes.days(21, back -> 200 - back);
    var young = Tapes.days(20, back -> 200 - back);
    assertThat(BreadthThrust.of(Tapes.times(10, enough)).isMeasured()).isTrue();
    assertThat(BreadthThrust.of(Tapes.times(10, young)))
        .matches(thrust -> thrust.days() == 19 && !thrust.isMeasured());
  }

  @Test
  void thrust_shareMoves_isWeighedByTheDay() {
    // falls for 20 days, rises for the next 20: the mean of the first ten is 0, thirty follow
    var turned = Tapes.days(41, back -> Math.abs(back - 21) + 100);
    double expected = 0;
    for (int day = 11; day <= 40; day++) {
      expected += ((day > 20 ? 1 : 0) - expected) * 2 / 11;
    }
    assertThat(BreadthThrust.of(Tapes.times(12, turned)).value())
        .isCloseTo(expected, within(1e-12));
  }

  @Property(tries = 100)
  void breadth_anyMixture_staysWithinItsRange(
      @ForAll @IntRange(min = 0, max = 30) int rising,
      @ForAll @IntRange(min = 0, max = 30) int falling,
      @ForAll @DoubleRange(min = 0.0001, max = 0.2) @Scale(4) double step) {
    var coins =
        Tapes.all(Tapes.times(rising, Tapes.trend(step)), Tapes.times(falling, Tapes.trend(-step)));
    var share = ShareAboveMean.of(coins);
    var thrust = BreadthThrust.of(coins);
    assertThat(share.isMeasured()).isEqualTo(rising + falling >= 10);
    assertThat(thrust.isMeasured()).isEqualTo(rising + falling >= 10);
    if (share.isMeasured()) {
      assertThat(share.percent()).isEqualTo(100.0 * rising / (rising + falling));
      assertThat(thrust.value()).isCloseTo(share.percent() / 100, within(1e-12));
    }
  }
}
