package io.cryptorun.domain.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cryptorun.domain.market.Candle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentumFactorTest {

  private static final TimeframeWeights NORMAL = new TimeframeWeights(0.20, 0.35, 0.30, 0.15, 0.00);

  @ParameterizedTest
  @CsvSource({"0, 50.0", "0.5, 73.1", "1.0, 88.1", "1.5, 95.3", "2.0, 98.2", "-1.0, 11.9"})
  void score_core_isSqueezed(double core, double expected) {
    assertThat(MomentumFactor.squeeze(core)).isCloseTo(expected, within(0.05));
  }

  @Test
  void score_figuresByHand_agree() {
    var factor = of(closes(_ -> 100, -1, 103.0, -2, 102.0, -5, 101.0, -9, 100.5, -13, 99.0));
    double range = factor.atrPct();
    double raw =
        (0.20 * (103 / 102.0 - 1) * 100
                + 0.35 * (103 / 101.0 - 1) * 100 / 2
                + 0.30 * (103 / 99.0 - 1) * 100 / Math.sqrt(12)
                + 0.15 * (103 / 100.0 - 1) * 100 / Math.sqrt(24))
            / range;
    assertThat(factor.atrPct()).isCloseTo(100 * factor.atr() / 103, within(1e-12));
    assertThat(factor.acceleration()).isCloseTo((103 / 101.0 - 101 / 100.5) * 100, within(1e-12));
    assertThat(factor.coreRaw()).isCloseTo(raw, within(1e-12));
    assertThat(factor.core()).isCloseTo(raw * 1.1, within(1e-12));
    assertThat(factor.score()).isCloseTo(50 + 50 * Math.tanh(raw * 1.1), within(1e-9));
  }

  @Test
  void boost_upwardMoveThatSlows_isNotGiven() {
    var factor = of(closes(_ -> 100, -1, 103.0, -5, 102.5, -9, 100.0));
    assertThat(factor.acceleration()).isNegative();
    assertThat(factor.coreRaw()).isPositive();
    assertThat(factor.core()).isEqualTo(factor.coreRaw());
  }

  @Test
  void boost_downwardMoveThatTurns_isNotGiven() {
    var factor = of(closes(_ -> 100, -1, 90.0, -5, 89.0, -9, 95.0));
    assertThat(factor.acceleration()).isPositive();
    assertThat(factor.coreRaw()).isNegative();
    assertThat(factor.core()).isEqualTo(factor.coreRaw());
  }

  @Test
  void boost_staleCandles_isNotGiven() {
    var moving = closes(_ -> 100, -1, 103.0, -2, 103.0, -3, 103.0, -4, 103.0);
    assertThat(of(Walk.without(moving, -1, -2)).core())
        .isGreaterThan(of(Walk.without(moving, -1, -2)).coreRaw());
    var stale = of(Walk.without(moving, -1, -2, -3));
    assertThat(stale.acceleration()).isPositive();
    assertThat(stale.coreRaw()).isPositive();
    assertThat(stale.core()).isEqualTo(stale.coreRaw());
  }

  @Test
  void weights_missingHorizon_areSpreadOverTheOthers() {
    var factor = of(Walk.without(closes(_ -> 100, -1, 103.0), -13));
    double range = factor.atrPct();
    double expected = (0.20 * 3 + 0.35 * 3 / 2 + 0.15 * 3 / Math.sqrt(24)) / 0.70 / range;
    assertThat(factor.returns().h12()).isNaN();
    assertThat(factor.coreRaw()).isCloseTo(expected, within(1e-12));
    assertThat(factor.isMeasured()).isTrue();
  }

  @Test
  void horizons_bothShortestMissing_areNotEnough() {
    assertThat(of(Walk.without(Walk.full(1), -2, -5)).isMeasured()).isFalse();
    assertThat(of(Walk.without(Walk.full(1), -2)).isMeasured()).isTrue();
    assertThat(of(Walk.without(Walk.full(1), -5)).isMeasured()).isTrue();
  }

  @Test
  void horizons_fewerThanThree_areNotEnough() {
    assertThat(of(Walk.without(Walk.full(1), -13, -25)).isMeasured()).isTrue();
    assertThat(of(Walk.without(Walk.full(1), -13, -25, -169)).isMeasured()).isFalse();
  }

  @Test
  void acceleration_missingClose_isZeroAndSaysSo() {
    var factor = of(Walk.without(Walk.full(1), -9));
    assertThat(factor.acceleration()).isZero();
    assertThat(factor.accelerationMeasured()).isFalse();
    assertThat(of(Walk.full(1)).accelerationMeasured()).isTrue();
  }

  @Test
  void returns_lateBar_countBackFromTheNewestPresent() {
    var candles = Walk.without(Walk.full(1), -1);
    double expected = (candles.get(286).close() / candles.get(282).close() - 1) * 100;
    assertThat(of(candles).returns().h4()).isEqualTo(expected);
  }

  @Test
  void flatMarket_isNeutralWithoutCore() {
    var flat = of(IntStream.rangeClosed(-288, -1).mapToObj(s -> Walk.flat(s, 5, 1)).toList());
    assertThat(flat.isFlat()).isTrue();
    assertThat(flat.score()).isEqualTo(50);
    assertThat(flat.core()).isNaN();
    assertThat(flat.isMeasured()).isTrue();
  }

  @Test
  void flatMarket_rangeOfExactlyTheLimit_isNotFlat() {
    var factor = MomentumFactor.of(Walk.window(closes(_ -> 100)), 0.01, NORMAL);
    assertThat(factor.atrPct()).isEqualTo(0.01);
    assertThat(factor.isFlat()).isFalse();
  }

  private static MomentumFactor of(List<Candle> candles) {
    var window = Walk.window(candles);
    return MomentumFactor.of(window, MomentumFactor.atrOf(window), NORMAL);
  }

  /// A full window with some closes set; each bar spans 1 around its close.
  private static List<Candle> closes(IntToDoubleFunction rest, double... set) {
    var candles = new ArrayList<Candle>();
    for (int slot = -288; slot <= -1; slot++) {
      double close = rest.applyAsDouble(slot);
      for (int i = 0; i < set.length; i += 2) {
        close = set[i] == slot ? set[i + 1] : close;
      }
      candles.add(Walk.at(slot, close, close + 0.5, close - 0.5, close, 10));
    }
    return candles;
  }
}
