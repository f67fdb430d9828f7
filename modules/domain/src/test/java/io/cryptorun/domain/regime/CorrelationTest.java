package io.cryptorun.domain.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cryptorun.domain.factors.HourlyWindow;
import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.RecordedCandles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationTest {

  private static final Instant CRASH = Instant.parse("2021-05-19T15:00:00Z");

  @ParameterizedTest
  @ValueSource(strings = {"ETH-USDT", "DOGE-USDT", "XRP-USDT", "ADA-USDT", "BNB-USDT"})
  void pearson_recordedReturns_agreesWithHipparchus(String pair) {
    var bitcoin = recorded("BTC-USDT");
    var alt = recorded(pair);
    var x = new ArrayList<Double>();
    var y = new ArrayList<Double>();
    for (int i = 1; i < HourlyWindow.SLOTS; i++) {
      if (Double.isFinite(bitcoin.logReturn(i)) && Double.isFinite(alt.logReturn(i))) {
        x.add(bitcoin.logReturn(i));
        y.add(alt.logReturn(i));
      }
    }
    double expected = new PearsonsCorrelation().correlation(array(x), array(y));
    assertThat(expected).isGreaterThan(0.2);
    assertThat(Correlation.pearson(array(x), array(y))).isCloseTo(expected, within(1e-12));
  }

  @Test
  void pearson_linesUpAndDown_areOneAndMinusOne() {
    var x = new double[] {1, 2, 3, 4};
    assertThat(Correlation.pearson(x, new double[] {10, 20, 30, 40})).isCloseTo(1, within(1e-15));
    assertThat(Correlation.pearson(x, new double[] {4, 3, 2, 1})).isCloseTo(-1, within(1e-15));
  }

  @Test
  void pearson_seriesThatDoesNotVary_isNone() {
    var still = new double[] {0.1, 0.1, 0.1};
    assertThat(Correlation.pearson(still, new double[] {1, 2, 3})).isNaN();
    assertThat(Correlation.pearson(new double[] {1, 2, 3}, still)).isNaN();
    assertThat(Correlation.pearson(new double[0], new double[0])).isNaN();
    assertThat(Correlation.pearson(new double[] {1}, new double[] {2})).isNaN();
  }

  @Test
  void pearson_unequalLengths_areRefused() {
    assertThatThrownBy(() -> Correlation.pearson(new double[2], new double[3]))
        .hasMessage("2 and 3 values do not make pairs");
  }

  @Property
  void pearson_anyPairs_isBetweenMinusOneAndOneAndSymmetric(
      @ForAll @Size(12) List<@DoubleRange(min = -1, max = 1) Double> one,
      @ForAll @Size(12) List<@DoubleRange(min = -1, max = 1) Double> other) {
    double coefficient = Correlation.pearson(array(one), array(other));
    if (Double.isFinite(coefficient)) {
      assertThat(coefficient).isBetween(-1.0, 1.0);
      assertThat(Correlation.pearson(array(other), array(one)))
          .isCloseTo(coefficient, within(1e-12));
    }
  }

  @Test
  void correlation_twentyCoinsLikeBitcoin_isOne() {
    var bitcoin = Tapes.walk(1, 0.01);
    var correlation = BtcCorrelation.of(bitcoin, copies(20, bitcoin));
    assertThat(correlation.coins()).isEqualTo(20);
    assertThat(correlation.median()).isCloseTo(1, within(1e-12));
  }

  @Test
  void correlation_nineteenCoins_areTooFew() {
    var bitcoin = Tapes.walk(1, 0.01);
    var correlation = BtcCorrelation.of(bitcoin, copies(19, bitcoin));
    assertThat(correlation.coins()).isEqualTo(19);
    assertThat(correlation.isMeasured()).isFalse();
  }

  @Test
  void correlation_coinsWithoutAWeekOrAMove_areSkipped() {
    var bitcoin = Tapes.walk(1, 0.01);
    var bars = Tapes.walkBars(1, 0.01);
    var enough = HourlyWindow.of(newest(bars, 121), Tapes.HOUR);
    var young = HourlyWindow.of(newest(bars, 120), Tapes.HOUR);
    var still = Tapes.window(288, _ -> 100);
    var alts = new ArrayList<>(copies(19, bitcoin));
    alts.addAll(List.of(enough, young, still));
    assertThat(BtcCorrelation.of(bitcoin, alts).coins()).isEqualTo(20);
  }

  @Test
  void correlation_hoursOfTheSameSlot_arePaired() {
    var bars = Tapes.walkBars(1, 0.01);
    var holed = new ArrayList<Candle>(bars);
    holed.remove(200);
    var correlation =
        BtcCorrelation.of(
            HourlyWindow.of(bars, Tapes.HOUR), copies(20, HourlyWindow.of(holed, Tapes.HOUR)));
    assertThat(correlation.median()).as("by slot, not by position").isCloseTo(1, within(1e-12));
  }

  @Test
  void correlation_withoutBitcoin_isMissing() {
    assertThat(BtcCorrelation.of(null, copies(30, Tapes.walk(1, 0.01))))
        .matches(correlation -> !correlation.isMeasured() && correlation.coins() == 0);
  }

  @Test
  void rush_threeTimesTheUsualDay_isThree() {
    assertThat(StablecoinRush.ratio(List.of(peg(30, 240, 20)))).isCloseTo(3, within(1e-12));
  }

  @Test
  void rush_nineteenDaysBefore_areTooFew() {
    assertThat(StablecoinRush.ratio(List.of(peg(30, 240, 19)))).isNaN();
    assertThat(StablecoinRush.ratio(List.of())).isNaN();
  }

  @Test
  void rush_pairWithoutEnoughDays_isLeftOutOfBothSides() {
    assertThat(StablecoinRush.ratio(List.of(peg(30, 240, 20), peg(1e9, 240, 5))))
        .isCloseTo(3, within(1e-12));
  }

  @Test
  void rush_yesterday_isNoUsualDay() {
    var peg = peg(30, 240, 20);
    var days = new ArrayList<Candle>(peg.daily());
    days.add(Tapes.bar(Tapes.TODAY.minus(Duration.ofDays(1)), 1, 1e12));
    assertThat(StablecoinRush.ratio(List.of(new StablecoinRush.Pair(peg.hours(), days))))
        .isCloseTo(3, within(1e-12));
  }

  /// A dollar pair with the same turnover every hour, and the same every day up to the day before
  /// yesterday.
  private static StablecoinRush.Pair peg(double hourly, double daily, int days) {
    var hours = new ArrayList<Candle>();
    for (int back = 24; back >= 1; back--) {
      hours.add(Tapes.bar(Tapes.HOUR.minus(Duration.ofHours(back)), 1, hourly));
    }
    var bars = new ArrayList<Candle>();
    for (int back = days + 1; back >= 2; back--) {
      bars.add(Tapes.bar(Tapes.TODAY.minus(Duration.ofDays(back)), 1, daily));
    }
    return new StablecoinRush.Pair(HourlyWindow.of(hours, Tapes.HOUR), bars);
  }

  private static List<HourlyWindow> copies(int count, HourlyWindow window) {
    return Collections.nCopies(count, window);
  }

  private static List<Candle> newest(List<Candle> bars, int count) {
    return bars.subList(bars.size() - count, bars.size());
  }

  private static HourlyWindow recorded(String pair) {
    return HourlyWindow.of(RecordedCandles.read("ohlcv_1h/BINANCE/" + pair), CRASH);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
