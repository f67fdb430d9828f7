package io.cryptorun.domain.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TechnicalFactorTest {

  private static final double MISSING = Double.NaN;

  @ParameterizedTest
  @CsvSource({
    "25, 30, 20, 75", // half strength, direction fully up
    "25, 20, 30, 25", // the same, down
    "25, 22, 20, 55", // direction fades in over ten points
    "25, 20, 20, 50",
    "50, 40, 10, 100",
    "80, 40, 10, 100", // strength counts up to 50
    "0, 40, 10, 50"
  })
  void adxScore_strengthAndDirection_areBlended(
      double adx, double plus, double minus, double expected) {
    var factor = TechnicalFactor.of(50, new Adx(adx, plus, minus), 0.5);
    assertThat(factor.adxScore()).isCloseTo(expected, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"0.35, 0", "0.50, 50", "0.65, 100", "0.2, 0", "0.9, 100"})
  void hurstScore_exponent_isSpread(double hurst, double expected) {
    var factor = TechnicalFactor.of(50, new Adx(25, 20, 20), hurst);
    assertThat(factor.hurstScore()).isCloseTo(expected, within(1e-9));
  }

  @Test
  void score_allParts_areWeighted() {
    var factor = TechnicalFactor.of(60, new Adx(25, 30, 20), 0.56);
    assertThat(factor.score()).isCloseTo(0.40 * 60 + 0.35 * 75 + 0.25 * 70, within(1e-9));
  }

  @Test
  void score_missingPart_leavesItsWeightToTheOthers() {
    var noHurst = TechnicalFactor.of(60, new Adx(25, 30, 20), MISSING);
    assertThat(noHurst.score()).isCloseTo((0.40 * 60 + 0.35 * 75) / 0.75, within(1e-9));
    var rsiOnly = TechnicalFactor.of(60, new Adx(MISSING, MISSING, MISSING), MISSING);
    assertThat(rsiOnly.score()).isCloseTo(60, within(1e-9));
  }

  @Test
  void score_noPart_isMissing() {
    var factor = TechnicalFactor.of(MISSING, new Adx(MISSING, MISSING, MISSING), MISSING);
    assertThat(factor.score()).isNaN();
  }

  @Test
  void indicators_newListing_appearAsTheirBarsDo() {
    // At 02:00 UTC, 61 hours hold 14 whole four-hour bars, 62 to 65 hold 15.
    assertThat(TechnicalFactor.of(Walk.window(Walk.hours(1, 61))).rsi4h()).isNaN();
    assertThat(TechnicalFactor.of(Walk.window(Walk.hours(1, 62))).rsi4h()).isFinite();
    assertThat(TechnicalFactor.of(Walk.window(Walk.hours(1, 117))).trend().isMeasured()).isFalse();
    assertThat(TechnicalFactor.of(Walk.window(Walk.hours(1, 118))).trend().isMeasured()).isTrue();
  }
}
