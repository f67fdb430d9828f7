package io.cryptorun.domain.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.junit.jupiter.api.Test;

class ProjectionTest {

  private static final double MISSING = Double.NaN;

  @Test
  void residuals_threeHundredCoins_agreeWithHipparchusQr() {
    var raw = correlated(300, 11);
    var projection = FactorMatrix.of(raw[0], raw[1], raw[2], raw[3]).project();
    // With Q the orthonormal basis of the centred columns, what is left of column k after the
    // columns before it is q_k (q_k . c_k).
    var centred = new Array2DRowRealMatrix(300, 4);
    for (int k = 0; k < 4; k++) {
      double mean = Sample.mean(raw[k]);
      centred.setColumn(k, Arrays.stream(raw[k]).map(x -> x - mean).toArray());
    }
    RealMatrix q = new QRDecomposition(centred).getQ();
    for (var factor : List.of(Factor.TECHNICAL, Factor.VOLUME, Factor.QUALITY)) {
      int k = factor.column();
      double length = q.getColumnVector(k).dotProduct(centred.getColumnVector(k));
      for (int i = 0; i < 300; i++) {
        double expected = Sample.mean(raw[k]) + q.getEntry(i, k) * length;
        assertThat(projection.score(factor, i))
            .isCloseTo(Math.clamp(expected, 0, 100), within(1e-9));
      }
    }
    assertThat(projection.applied()).isTrue();
    assertThat(projection.maxOffDiagonal()).isLessThan(1e-12);
  }

  @Test
  void technical_copyOfMomentum_saysNothingOfItsOwn() {
    var raw = correlated(40, 3);
    var projection = FactorMatrix.of(raw[0], raw[0], raw[2], raw[3]).project();
    for (int i = 0; i < 40; i++) {
      assertThat(projection.score(Factor.TECHNICAL, i))
          .isCloseTo(Sample.mean(raw[0]), within(1e-9));
    }
    assertThat(projection.maxOffDiagonal()).isLessThan(1e-6);
  }

  @Test
  void technical_hardlyVarying_isNotDividedBy() {
    // Its squared length is below 1e-10: what volume shares with it is rounding, not overlap.
    var raw = correlated(40, 3);
    var hardly = new double[40];
    Arrays.setAll(hardly, i -> 50 + (i % 2) * 1e-6);
    var with = FactorMatrix.of(raw[0], hardly, raw[2], raw[3]).project();
    var constant = new double[40];
    Arrays.fill(constant, 50);
    var without = FactorMatrix.of(raw[0], constant, raw[2], raw[3]).project();
    for (int i = 0; i < 40; i++) {
      assertThat(with.score(Factor.VOLUME, i)).isEqualTo(without.score(Factor.VOLUME, i));
    }
    assertThat(with.maxOffDiagonal()).isLessThan(1e-12);
  }

  @Test
  void section_sevenCoins_isNotProjected() {
    var raw = correlated(7, 3);
    raw[1][2] = MISSING;
    var projection = FactorMatrix.of(raw[0], raw[1], raw[2], raw[3]).project();
    assertThat(projection.applied()).isFalse();
    assertThat(projection.maxOffDiagonal()).isNaN();
    assertThat(projection.score(Factor.VOLUME, 4)).isEqualTo(raw[2][4]);
    assertThat(projection.score(Factor.TECHNICAL, 2)).isEqualTo(medianWithout(raw[1], 2));
  }

  @Test
  void section_eightCoins_isProjected() {
    var raw = correlated(8, 3);
    assertThat(FactorMatrix.of(raw[0], raw[1], raw[2], raw[3]).project().applied()).isTrue();
  }

  @Test
  void section_momentumTheSameForAll_isNotProjected() {
    var raw = correlated(20, 3);
    var same = new double[20];
    Arrays.fill(same, 50);
    var projection = FactorMatrix.of(same, raw[1], raw[2], raw[3]).project();
    assertThat(projection.applied()).isFalse();
    assertThat(projection.score(Factor.TECHNICAL, 5)).isEqualTo(raw[1][5]);
  }

  @Test
  void missingEntries_standAtTheMedianAroundTheMeanOfTheOthers() {
    var raw = correlated(30, 5);
    for (int hole : new int[] {1, 4, 9}) {
      raw[1][hole] = MISSING;
    }
    raw[1][2] = 100;
    var projection = FactorMatrix.of(raw[0], raw[1], raw[2], raw[3]).project();
    assertThat(projection.isImputed(Factor.TECHNICAL, 4)).isTrue();
    assertThat(projection.isImputed(Factor.TECHNICAL, 5)).isFalse();
    // The centred column does not sum to zero where median and mean differ, which shows in the
    // columns after it.
    double[] valid = Arrays.stream(raw[1]).filter(Double::isFinite).toArray();
    double median = Sample.median(valid);
    double mean = Sample.mean(valid);
    RealVector momentum = centred(raw[0], Sample.mean(raw[0]));
    RealVector technical =
        centred(Arrays.stream(raw[1]).map(x -> Double.isNaN(x) ? median : x).toArray(), mean);
    technical = technical.subtract(technical.projection(momentum));
    RealVector volume = centred(raw[2], Sample.mean(raw[2]));
    volume = volume.subtract(volume.projection(momentum));
    volume = volume.subtract(volume.projection(technical));
    for (int i = 0; i < 30; i++) {
      assertThat(projection.score(Factor.TECHNICAL, i))
          .isCloseTo(Math.clamp(mean + technical.getEntry(i), 0, 100), within(1e-9));
      assertThat(projection.score(Factor.VOLUME, i))
          .isCloseTo(Sample.mean(raw[2]) + volume.getEntry(i), within(1e-9));
    }
  }

  @Test
  void factorNobodyHas_isDropped() {
    var raw = correlated(20, 3);
    var nobody = new double[20];
    Arrays.fill(nobody, MISSING);
    var projection = FactorMatrix.of(raw[0], raw[1], nobody, raw[3]).project();
    assertThat(projection.measured())
        .containsExactly(Factor.MOMENTUM, Factor.TECHNICAL, Factor.QUALITY);
    assertThat(projection.score(Factor.VOLUME, 0)).isNaN();
    assertThat(projection.isImputed(Factor.VOLUME, 0)).isFalse();
    assertThat(projection.maxOffDiagonal()).isLessThan(1e-12);
  }

  @Test
  void infiniteEntry_isMissing() {
    var raw = correlated(20, 3);
    raw[3][7] = Double.POSITIVE_INFINITY;
    var matrix = FactorMatrix.of(raw[0], raw[1], raw[2], raw[3]);
    assertThat(matrix.raw(Factor.QUALITY, 7)).isNaN();
    assertThat(matrix.project().isImputed(Factor.QUALITY, 7)).isTrue();
    assertThat(matrix.project().score(Factor.QUALITY, 7)).isBetween(0.0, 100.0);
  }

  @Test
  void matrix_rowWithoutMomentum_isRefused() {
    var raw = correlated(20, 3);
    raw[0][4] = MISSING;
    assertThatThrownBy(() -> FactorMatrix.of(raw[0], raw[1], raw[2], raw[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("without momentum");
  }

  private static RealVector centred(double[] column, double mean) {
    return new ArrayRealVector(column).mapSubtract(mean);
  }

  /// Four columns within 0..100 that share a good part of their movement.
  private static double[][] correlated(int rows, long seed) {
    var random = new Random(seed);
    var columns = new double[4][rows];
    for (int i = 0; i < rows; i++) {
      double common = random.nextGaussian();
      for (int k = 0; k < 4; k++) {
        columns[k][i] = Math.clamp(50 + 10 * common + 8 * random.nextGaussian(), 0, 100);
      }
    }
    return columns;
  }

  private static double medianWithout(double[] column, int row) {
    var left = new double[column.length - 1];
    System.arraycopy(column, 0, left, 0, row);
    System.arraycopy(column, row + 1, left, row, left.length - row);
    return Sample.median(left);
  }
}
