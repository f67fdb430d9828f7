package io.cryptorun.domain.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/// What holds for every section of coins, whatever their figures.
class ProjectionPropertyTest {

  private static final Arbitrary<Double> EVENLY =
      Arbitraries.doubles()
          .between(0, 100)
          .ofScale(9)
          .withDistribution(RandomDistribution.uniform());

  @Property
  void momentum_anySection_leavesBitForBit(@ForAll("sections") List<double[]> rows) {
    var projection = matrix(rows).project();
    for (int i = 0; i < rows.size(); i++) {
      assertThat(Double.doubleToRawLongBits(projection.score(Factor.MOMENTUM, i)))
          .isEqualTo(Double.doubleToRawLongBits(rows.get(i)[0]));
    }
  }

  @Property
  void residuals_anySection_areOrthogonal(@ForAll("sections") List<double[]> rows) {
    var projection = matrix(rows).project();
    if (projection.applied()) {
      assertThat(projection.maxOffDiagonal()).isBetween(0.0, 1e-6);
    }
  }

  @Property
  void scores_anySection_areOnTheScaleOrAbsentForAll(@ForAll("sections") List<double[]> rows) {
    var projection = matrix(rows).project();
    for (var factor : Factor.values()) {
      for (int i = 0; i < rows.size(); i++) {
        double score = projection.score(factor, i);
        assertThat((score >= 0 && score <= 100) || !projection.measured().contains(factor))
            .isTrue();
      }
    }
  }

  @Property
  void scores_rowsInAnotherOrder_stayWithTheirRows(
      @ForAll("sections") List<double[]> rows, @ForAll long seed) {
    var order = new ArrayList<Integer>();
    for (int i = 0; i < rows.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(seed));
    var inOrder = matrix(rows).project();
    var shuffled = matrix(order.stream().map(rows::get).toList()).project();
    for (int i = 0; i < rows.size(); i++) {
      for (var factor : inOrder.measured()) {
        assertThat(shuffled.score(factor, i))
            .isCloseTo(inOrder.score(factor, order.get(i)), within(1e-6));
      }
    }
  }

  @Property
  void composite_anySection_isFiniteAndSumsItsContributions(
      @ForAll("sections") List<double[]> rows) {
    var composite = new Composite(matrix(rows).project(), new Blend(0.35, 0.25, 0.25, 0.15));
    for (int i = 0; i < rows.size(); i++) {
      double sum = 0;
      for (var factor : Factor.values()) {
        sum += composite.contribution(factor, i);
      }
      assertThat(composite.score(i)).isCloseTo(Math.clamp(sum, 0, 100), within(1e-9));
    }
  }

  @Provide
  Arbitrary<List<double[]>> sections() {
    var present =
        Arbitraries.frequencyOf(Tuple.of(8, EVENLY), Tuple.of(2, Arbitraries.of(0.0, 50.0, 100.0)));
    var holed =
        Arbitraries.frequencyOf(
            Tuple.of(9, present),
            Tuple.of(
                1, Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)));
    return Combinators.combine(present, holed, holed, holed)
        .as((m, t, v, q) -> new double[] {m, t, v, q})
        .list()
        .ofMinSize(1)
        .ofMaxSize(60)
        .withoutEdgeCases();
  }

  private static FactorMatrix matrix(List<double[]> rows) {
    return FactorMatrix.of(column(rows, 0), column(rows, 1), column(rows, 2), column(rows, 3));
  }

  private static double[] column(List<double[]> rows, int k) {
    return rows.stream().mapToDouble(row -> row[k]).toArray();
  }
}
