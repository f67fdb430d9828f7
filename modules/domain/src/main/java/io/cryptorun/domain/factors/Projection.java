package io.cryptorun.domain.factors;

import java.util.EnumSet;
import java.util.Set;

/// Factor scores after overlap is removed: what a factor says beyond the ones before it.
///
/// Every column is centred on the mean of its valid entries and made orthogonal to all earlier ones
/// by modified Gram–Schmidt, without normalisation (Golub and Van Loan, Matrix Computations,
/// 5.2.8); the mean is added back, so a residual reads on the scale 0..100. Momentum comes first
/// and is never touched: its scores leave bit for bit as they came.
public final class Projection {

  /// Below this squared length a column says nothing, and dividing by it would be noise.
  private static final double NEGLIGIBLE = 1e-10;

  /// With fewer coins a residual says more about the section than about the coin.
  private static final int MIN_ROWS = 8;

  private static final Factor[] ORDER = Factor.values();

  private final double[][] scores;
  private final boolean[][] imputed;
  private final Set<Factor> measured;
  private final double maxOffDiagonal;
  private final boolean applied;

  private Projection(
      double[][] scores,
      boolean[][] imputed,
      Set<Factor> measured,
      boolean applied,
      double maxOffDiagonal) {
    this.scores = scores;
    this.imputed = imputed;
    this.measured = measured;
    this.applied = applied;
    this.maxOffDiagonal = maxOffDiagonal;
  }

  static Projection of(double[][] raw) {
    int rows = raw[0].length;
    var columns = new Column[ORDER.length];
    var imputed = new boolean[ORDER.length][];
    var measured = EnumSet.noneOf(Factor.class);
    for (int k = 0; k < ORDER.length; k++) {
      columns[k] = Column.of(raw[k]);
      imputed[k] = columns[k].imputed();
      if (columns[k].isMeasured()) {
        measured.add(ORDER[k]);
      }
    }
    boolean applied = rows >= MIN_ROWS && columns[0].squaredLength() >= NEGLIGIBLE;
    if (applied) {
      orthogonalise(columns);
    }
    var scores = new double[ORDER.length][];
    scores[0] = raw[0];
    for (int k = 1; k < ORDER.length; k++) {
      scores[k] = applied ? columns[k].scores() : columns[k].filled();
    }
    return new Projection(
        scores, imputed, measured, applied, applied ? maxOffDiagonal(columns) : Double.NaN);
  }

  private static void orthogonalise(Column[] columns) {
    for (int k = 1; k < columns.length; k++) {
      for (int j = 0; j < k; j++) {
        double squared = columns[j].squaredLength();
        if (columns[k].isMeasured() && squared >= NEGLIGIBLE) {
          columns[k].subtract(columns[j], columns[k].dot(columns[j]) / squared);
        }
      }
    }
  }

  private static double maxOffDiagonal(Column[] columns) {
    double max = 0;
    for (int k = 1; k < columns.length; k++) {
      for (int j = 0; j < k; j++) {
        double squared = columns[j].squaredLength();
        if (squared >= NEGLIGIBLE) {
          double lengths = Math.sqrt(columns[k].squaredLength() * squared);
          max = Math.max(max, Math.abs(columns[k].dot(columns[j])) / (lengths + 1));
        }
      }
    }
    return max;
  }

  /// Score of a factor for a coin, 0 to 100; `NaN` when no coin has the factor.
  public double score(Factor factor, int row) {
    return scores[factor.column()][row];
  }

  /// Whether the coin itself lacked the factor and the median of the others stands in.
  public boolean isImputed(Factor factor, int row) {
    return measured.contains(factor) && imputed[factor.column()][row];
  }

  /// The factors that at least one coin has.
  public Set<Factor> measured() {
    return EnumSet.copyOf(measured);
  }

  /// Number of coins.
  public int size() {
    return scores[0].length;
  }

  /// Whether overlap was removed: not in a section of fewer than eight coins, and not when momentum
  /// is the same for all.
  public boolean applied() {
    return applied;
  }

  /// Largest `|u·v| / (|u||v| + 1)` over pairs of residual columns, the earlier of them long enough
  /// to be projected out; `NaN` when not applied.
  public double maxOffDiagonal() {
    return maxOffDiagonal;
  }
}
