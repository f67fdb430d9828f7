package io.cryptorun.domain.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class WilderIndicatorsTest {

  private static final int PERIOD = 14;

  @Test
  void mean_seedThenSmoothing_followsWilder() {
    var means = WilderMean.running(new double[] {1, 2, 3, 6}, 3);
    assertThat(Arrays.copyOf(means, 2)).containsExactly(Double.NaN, Double.NaN);
    assertThat(means[2]).isEqualTo(2);
    assertThat(means[3]).isCloseTo((2.0 * 2 + 6) / 3, within(1e-12));
  }

  @Test
  void rsi_onlyGains_is100() {
    assertThat(Rsi.last(closes(15, i -> 100 + i), PERIOD)).isEqualTo(100);
  }

  @Test
  void rsi_onlyLosses_is0() {
    assertThat(Rsi.last(closes(15, i -> 100 - i), PERIOD)).isZero();
  }

  @Test
  void rsi_nothingMoves_is50() {
    assertThat(Rsi.last(closes(15, _ -> 100), PERIOD)).isEqualTo(50);
  }

  @Test
  void rsi_fourteenBars_isMissing() {
    assertThat(Rsi.last(closes(14, i -> 100 + i), PERIOD)).isNaN();
    assertThat(Rsi.last(closes(0, i -> i), PERIOD)).isNaN();
  }

  @Test
  void atr_fifteenBars_isTheMeanOfFourteenRanges() {
    // Each bar spans 2 around its close and closes 1 above the last: the true range is 2.
    assertThat(Atr.last(closes(15, i -> 100 + i), PERIOD)).isEqualTo(2);
    assertThat(Atr.last(closes(14, i -> 100 + i), PERIOD)).isNaN();
  }

  @Test
  void atr_gap_countsFromTheCloseBefore() {
    // A step of 10 lifts one true range from 2 to 11: (13 * 2 + 11) / 14.
    var bars = closes(15, i -> i < 14 ? 100 : 110);
    assertThat(Atr.last(bars, PERIOD)).isCloseTo((13 * 2 + 11) / 14.0, within(1e-12));
  }

  @Test
  void adx_twentyEightBars_isMissing() {
    assertThat(Adx.last(closes(28, i -> 100 + i), PERIOD).isMeasured()).isFalse();
    assertThat(Adx.last(closes(29, i -> 100 + i), PERIOD).isMeasured()).isTrue();
  }

  @Test
  void adx_steadyRise_is100WithoutDownwardPart() {
    var adx = Adx.last(closes(40, i -> 100 + i), PERIOD);
    assertThat(adx.adx()).isCloseTo(100, within(1e-9));
    assertThat(adx.plusDi()).isCloseTo(50, within(1e-9));
    assertThat(adx.minusDi()).isZero();
  }

  @Test
  void adx_noRange_isZeroAndNotUndefined() {
    var flat = new double[40];
    Arrays.fill(flat, 5);
    assertThat(Adx.last(Bars.of(flat, flat, flat), PERIOD)).isEqualTo(new Adx(0, 0, 0));
  }

  @Test
  void adx_barsThatWidenEqually_countNeitherWay() {
    var high = new double[40];
    var low = new double[40];
    var close = new double[40];
    for (int i = 0; i < 40; i++) {
      high[i] = 100 + i;
      low[i] = 100 - i;
      close[i] = 100;
    }
    assertThat(Adx.last(Bars.of(high, low, close), PERIOD)).isEqualTo(new Adx(0, 0, 0));
  }

  private static Bars closes(int count, IntToDoubleFunction at) {
    var close = new double[count];
    Arrays.setAll(close, at);
    return Bars.of(
        Arrays.stream(close).map(c -> c + 1).toArray(),
        Arrays.stream(close).map(c -> c - 1).toArray(),
        close);
  }
}
