package io.cryptorun.domain.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cryptorun.domain.factors.Measurement.Measured;
import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.Tier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/// What must not matter: the unit of price, the unit of volume, the order of a list, garbage.
class InvariancePropertyTest {

  private static final TimeframeWeights CALM = new TimeframeWeights(0.20, 0.35, 0.25, 0.12, 0.08);
  private static final QualityFactor NO_BOOK =
      QualityFactor.of(null, Tier.TIER1, new double[0], 0, 0);

  @Property
  void figures_otherUnitOfPriceAndVolume_areTheSame(
      @ForAll long seed,
      @ForAll @DoubleRange(min = -9, max = 9) double priceExponent,
      @ForAll @DoubleRange(min = -9, max = 9) double volumeExponent) {
    var candles = Walk.full(seed);
    var plain = measure(candles);
    var scaled =
        measure(Walk.scaled(candles, Math.pow(10, priceExponent), Math.pow(10, volumeExponent)));
    close(scaled.momentum().returns().h1(), plain.momentum().returns().h1());
    close(scaled.momentum().returns().h4(), plain.momentum().returns().h4());
    close(scaled.momentum().returns().h168(), plain.momentum().returns().h168());
    close(scaled.momentum().atrPct(), plain.momentum().atrPct());
    close(scaled.momentum().score(), plain.momentum().score());
    close(scaled.technical().rsi4h(), plain.technical().rsi4h());
    close(scaled.technical().trend().adx(), plain.technical().trend().adx());
    close(scaled.technical().trend().plusDi(), plain.technical().trend().plusDi());
    close(scaled.technical().hurst(), plain.technical().hurst());
    close(scaled.vadr().value(), plain.vadr().value());
    close(scaled.vadr().p80(), plain.vadr().p80());
  }

  @Property
  void figures_candlesInAnotherOrder_areTheSame(@ForAll long seed) {
    var candles = Walk.full(seed);
    var shuffled = new ArrayList<>(candles);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(measure(shuffled)).isEqualTo(measure(candles));
  }

  @Property
  void figures_hoursMissingAtRandom_areOnTheirScaleOrMissing(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 288) int missing) {
    var random = new Random(seed);
    var slots = random.ints(missing, -288, 0).toArray();
    var outcome = outcome(Walk.without(Walk.full(seed), slots));
    if (outcome instanceof Measured(var factors)) {
      assertThat(factors.momentum().score()).isBetween(0.0, 100.0);
      assertThat(factors.technical().score())
          .satisfiesAnyOf(s -> assertThat(s).isNaN(), s -> assertThat(s).isBetween(0.0, 100.0));
    }
  }

  @Property
  void figures_garbageAmongTheBars_areThoseWithoutIt(
      @ForAll long seed, @ForAll @IntRange(min = -288, max = -1) int slot) {
    var candles = Walk.full(seed);
    var holed = outcome(Walk.without(candles, slot));
    for (double garbage :
        new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -1, 0}) {
      var poisoned = Walk.with(candles, slot, _ -> Walk.flat(slot, garbage, 1));
      assertThat(outcome(poisoned)).isEqualTo(holed);
    }
  }

  @Example
  void vadr_volumeThatIsNoNumber_neverReachesItsMinimum() {
    for (double garbage : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1}) {
      var poisoned =
          Walk.with(
              Walk.full(1), -1, c -> Walk.at(-1, c.open(), c.high(), c.low(), c.close(), garbage));
      var vadr = Vadr.of(Walk.window(poisoned));
      assertThat(vadr.value()).isZero();
      assertThat(vadr.reaches(vadr.minimum(Tier.TIER3))).isFalse();
    }
  }

  private static void close(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
  }

  private static Measurement outcome(List<Candle> candles) {
    return SymbolFactors.measure(
        Walk.window(candles), List.of(), 1, NO_BOOK, SymbolFactors.JumpCheck.CLEAR, CALM);
  }

  private static SymbolFactors measure(List<Candle> candles) {
    return ((Measured) outcome(candles)).factors();
  }
}
