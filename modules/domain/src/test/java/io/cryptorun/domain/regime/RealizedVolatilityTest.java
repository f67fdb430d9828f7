package io.cryptorun.domain.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cryptorun.domain.factors.HourlyWindow;
import io.cryptorun.domain.market.Candle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.hipparchus.stat.descriptive.DescriptiveStatistics;
import org.junit.jupiter.api.Test;

class RealizedVolatilityTest {

  @Test
  void volatility_equalMovesUpAndDown_isTheirSizeTimesTheHoursOfAYear() {
    var volatility = RealizedVolatility.of(Tapes.zigzag(169, 0.01));
    double stdev = 0.01 * Math.sqrt(168.0 / 167);
    assertThat(volatility.returns()).isEqualTo(168);
    assertThat(volatility.annual()).isCloseTo(stdev * Math.sqrt(8760), within(1e-12));
  }

  @Test
  void volatility_ofAWalk_agreesWithHipparchus() {
    var window = Tapes.walk(7, 0.02);
    var oracle = new DescriptiveStatistics();
    for (int i = HourlyWindow.SLOTS - 168; i < HourlyWindow.SLOTS; i++) {
      oracle.addValue(window.logReturn(i));
    }
    assertThat(RealizedVolatility.of(window).annual())
        .isCloseTo(oracle.getStandardDeviation() * Math.sqrt(8760), within(1e-12));
  }

  @Test
  void volatility_steadyRise_isZero() {
    var rising = Tapes.window(169, back -> 100 * Math.exp(-0.001 * back));
    assertThat(RealizedVolatility.of(rising).annual()).isCloseTo(0, within(1e-9));
  }

  @Test
  void volatility_hoursBeforeTheWeek_areNotLookedAt() {
    var wild = Tapes.window(288, back -> back > 169 && back % 2 == 0 ? 500 : 100);
    assertThat(RealizedVolatility.of(wild).annual()).isZero();
  }

  @Test
  void volatility_121Hours_isJustEnough() {
    assertThat(RealizedVolatility.of(Tapes.zigzag(121, 0.01)).isMeasured()).isTrue();
    assertThat(RealizedVolatility.of(Tapes.zigzag(121, 0.01)).returns()).isEqualTo(120);
  }

  @Test
  void volatility_120Hours_areTooFew() {
    var volatility = RealizedVolatility.of(Tapes.zigzag(120, 0.01));
    assertThat(volatility.isMeasured()).isFalse();
    assertThat(volatility.annual()).isNaN();
    assertThat(volatility.returns()).isEqualTo(119);
  }

  @Test
  void volatility_hole_takesBothReturnsBesideItAway() {
    var bars = new ArrayList<Candle>(Tapes.hours(169, back -> back > 84 ? 100 : 300));
    bars.remove(84); // slot -85, next to the jump
    bars.removeIf(bar -> bar.openTime().equals(Tapes.HOUR.minus(Duration.ofHours(84))));
    var volatility = RealizedVolatility.of(HourlyWindow.of(bars, Tapes.HOUR));
    assertThat(volatility.returns()).isEqualTo(165);
    assertThat(volatility.annual()).as("the jump lies across the hole").isZero();
  }

  @Property(tries = 50)
  void volatility_pricesScaled_staysTheSame(
      @ForAll @DoubleRange(min = 0.001, max = 1000) @Scale(3) double k) {
    var bars = Tapes.walkBars(3, 0.01);
    List<Candle> scaled =
        bars.stream().map(bar -> Tapes.bar(bar.openTime(), bar.close() * k)).toList();
    assertThat(RealizedVolatility.of(HourlyWindow.of(scaled, Tapes.HOUR)).annual())
        .isCloseTo(RealizedVolatility.of(HourlyWindow.of(bars, Tapes.HOUR)).annual(), within(1e-9));
  }
}
