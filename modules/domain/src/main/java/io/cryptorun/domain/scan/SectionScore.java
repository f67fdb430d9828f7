package io.cryptorun.domain.scan;

import io.cryptorun.domain.factors.Blend;
import io.cryptorun.domain.factors.Composite;
import io.cryptorun.domain.factors.Factor;
import io.cryptorun.domain.factors.FactorMatrix;
import io.cryptorun.domain.factors.Projection;
import java.util.ArrayList;
import java.util.List;

/// Scores all measured coins against each other.
final class SectionScore {

  private static final Factor[] FACTORS = Factor.values();

  private final Scoring scoring;
  private final List<ScoredRow> ranked;

  private SectionScore(Scoring scoring, List<ScoredRow> ranked) {
    this.scoring = scoring;
    this.ranked = ranked;
  }

  static SectionScore of(List<MeasuredRow> rows, Blend blend) {
    if (rows.isEmpty()) {
      return new SectionScore(new Scoring(blend, false, Double.NaN), List.of());
    }
    var matrix = FactorMatrix.of(rows.stream().map(MeasuredRow::figures).toList());
    var projection = matrix.project();
    var composite = new Composite(projection, blend);
    var scored = new ArrayList<ScoredRow>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      scored.add(new ScoredRow(rows.get(i), score(matrix, projection, composite, i)));
    }
    scored.sort(ScoredRow.RANKING);
    return new SectionScore(
        new Scoring(composite.weights(), projection.applied(), projection.maxOffDiagonal()),
        scored);
  }

  Scoring scoring() {
    return scoring;
  }

  List<ScoredRow> ranked() {
    return ranked;
  }

  private static Score score(
      FactorMatrix matrix, Projection projection, Composite composite, int row) {
    var parts = new ArrayList<FactorScore>(FACTORS.length);
    for (var factor : FACTORS) {
      parts.add(
          new FactorScore(
              factor,
              matrix.raw(factor, row),
              projection.score(factor, row),
              composite.weights().of(factor),
              composite.contribution(factor, row),
              projection.isImputed(factor, row)));
    }
    return new Score(composite.score(row), parts);
  }
}
