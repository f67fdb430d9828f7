package io.cryptorun.domain.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
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
  void missingEntry_standsAtTheMedianAndLeavesTheMeanAlone() {
    var momentum = new double[] {10, 20, 30, 40, 60, 70, 80, 90};
    // Uncorrelated with momentum once the median 30 stands in, so residuals are the deviations.
    var technical = new double[] {0, MISSING, 30, 30, 30, 30, 30, 90};
    var raw = correlated(8, 3);
    var projection = FactorMatrix.of(momentum, technical, raw[2], raw[3]).project();
    assertThat(projection.isImputed(Factor.TECHNICAL, 1)).isTrue();
    assertThat(projection.isImputed(Factor.TECHNICAL, 0)).isFalse();
    double mean = 240.0 / 7;
    double[] centred = {
      -mean, 30 - mean, 30 - mean, 30 - mean, 30 - mean, 30 - mean, 30 - mean, 90 - mean
    };
    double dot = 0;
    double squared = 0;
    for (int i = 0; i < 8; i++) {
      dot += centred[i] * (momentum[i] - 50);
      squared += (momentum[i] - 50) * (momentum[i] - 50);
    }
    assertThat(projection.score(Factor.TECHNICAL, 1))
        .isCloseTo(mean + centred[1] - dot / squared * (20 - 50), within(1e-9));
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
