package io.cryptorun.domain.factors;

import java.util.List;

/// Raw factor scores of all coins of a run: one column a factor, one row a coin, `NaN` where a
/// figure is missing. Momentum is there for every coin.
public final class FactorMatrix {

  private static final Factor[] ORDER = Factor.values();

  private final double[][] columns;

  private FactorMatrix(double[][] columns) {
    this.columns = columns;
    for (double momentum : columns[0]) {
      if (!Double.isFinite(momentum)) {
        throw new IllegalArgumentException("a row without momentum cannot be scored");
      }
    }
  }

  /// The section of a run, rows in the order of the list.
  public static FactorMatrix of(List<SymbolFactors> section) {
    var columns = new double[ORDER.length][section.size()];
    for (int i = 0; i < section.size(); i++) {
      for (int k = 0; k < ORDER.length; k++) {
        columns[k][i] = section.get(i).raw(ORDER[k]);
      }
    }
    return new FactorMatrix(columns);
  }

  /// Columns of equal length; they are copied.
  public static FactorMatrix of(
      double[] momentum, double[] technical, double[] volume, double[] quality) {
    return new FactorMatrix(
        new double[][] {momentum.clone(), technical.clone(), volume.clone(), quality.clone()});
  }

  /// Number of coins.
  public int size() {
    return columns[0].length;
  }

  /// Raw score; `NaN` when missing.
  public double raw(Factor factor, int row) {
    double value = columns[factor.column()][row];
    return Double.isFinite(value) ? value : Double.NaN;
  }

  /// The scores after overlap between factors is removed.
  public Projection project() {
    return Projection.of(columns);
  }
}
