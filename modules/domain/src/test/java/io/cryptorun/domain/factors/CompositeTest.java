package io.cryptorun.domain.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompositeTest {

  private static final Blend NORMAL = new Blend(0.35, 0.25, 0.25, 0.15);

  @Test
  void score_workedExample_is78Point25AndPrints78Point3() {
    var composite = composite(new double[] {90}, new double[] {65}, new double[] {80}, 70);
    assertThat(composite.score(0)).isCloseTo(78.25, within(1e-12));
    assertThat(BigDecimal.valueOf(composite.score(0)).setScale(1, RoundingMode.HALF_UP))
        .isEqualByComparingTo("78.3");
    assertThat(composite.contribution(Factor.MOMENTUM, 0)).isCloseTo(31.5, within(1e-12));
    assertThat(composite.contribution(Factor.TECHNICAL, 0)).isEqualTo(16.25);
    assertThat(composite.contribution(Factor.VOLUME, 0)).isEqualTo(20);
    assertThat(composite.contribution(Factor.QUALITY, 0)).isCloseTo(10.5, within(1e-12));
  }

  @Test
  void score_factorNobodyHas_countsNothingAndItsWeightIsShared() {
    var composite = composite(new double[] {90}, new double[] {65}, new double[] {80}, Double.NaN);
    assertThat(composite.weights().quality()).isZero();
    assertThat(composite.contribution(Factor.QUALITY, 0)).isZero();
    assertThat(composite.score(0)).isCloseTo((31.5 + 16.25 + 20) / 0.85, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "70, 0, 70",
    "70, 5, 75",
    "70, 50, 80",
    "70, -50, 60",
    "100, 10, 110",
    "120, 10, 110",
    "5, -10, 0",
    "-3, 0, 0"
  })
  void social_figure_isCappedAndAddedAfterTheBlend(double blended, double social, double expected) {
    assertThat(Composite.withSocial(blended, social)).isEqualTo(expected);
  }

  private static Composite composite(
      double[] momentum, double[] technical, double[] volume, double quality) {
    var matrix = FactorMatrix.of(momentum, technical, volume, new double[] {quality});
    return new Composite(matrix.project(), NORMAL);
  }
}
