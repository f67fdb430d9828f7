package io.cryptorun.domain.scan;

import java.util.Comparator;

/// A measured coin with its score.
record ScoredRow(MeasuredRow row, Score score) {

  /// Best score first; then momentum, then volume, then name, so that no two rows are equal.
  static final Comparator<ScoredRow> RANKING =
      Comparator.comparingDouble((ScoredRow scored) -> -scored.score().value())
          .thenComparingDouble(scored -> -scored.row().figures().momentum().score())
          .thenComparingDouble(scored -> -scored.row().coin().advUsd())
          .thenComparing(scored -> scored.row().coin().symbol());
}
