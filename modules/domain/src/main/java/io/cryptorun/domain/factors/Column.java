package io.cryptorun.domain.factors;

import java.util.Arrays;

/// One factor of the section while overlap is being removed: the raw scores with the median in
/// place of the missing ones, and their deviations from the mean of the valid ones.
final class Column {

  private final double mean;
  private final double[] filled;
  private final double[] residual;
  private final boolean[] imputed;
  private final boolean measured;

  private Column(double mean, double[] filled, boolean[] imputed, boolean measured) {
    this.mean = mean;
    this.filled = filled;
    this.imputed = imputed;
    this.measured = measured;
    this.residual = new double[filled.length];
    if (measured) {
      for (int i = 0; i < filled.length; i++) {
        residual[i] = filled[i] - mean;
      }
    }
  }

  static Column of(double[] raw) {
    var imputed = new boolean[raw.length];
    var valid = new double[raw.length];
    int count = 0;
    for (int i = 0; i < raw.length; i++) {
      imputed[i] = !Double.isFinite(raw[i]);
      if (!imputed[i]) {
        valid[count++] = raw[i];
      }
    }
    valid = Arrays.copyOf(valid, count);
    double median = Sample.median(valid);
    var filled = new double[raw.length];
    for (int i = 0; i < raw.length; i++) {
      filled[i] = imputed[i] ? median : raw[i];
    }
    return new Column(Sample.mean(valid), filled, imputed, count > 0);
  }

  /// Whether any coin has the factor; a column that none has keeps a residual of zero.
  boolean isMeasured() {
    return measured;
  }

  boolean[] imputed() {
    return imputed;
  }

  /// Raw scores, the median where one was missing.
  double[] filled() {
    return filled;
  }

  double dot(Column other) {
    double sum = 0;
    for (int i = 0; i < residual.length; i++) {
      sum += residual[i] * other.residual[i];
    }
    return sum;
  }

  double squaredLength() {
    return dot(this);
  }

  void subtract(Column other, double times) {
    for (int i = 0; i < residual.length; i++) {
      residual[i] -= times * other.residual[i];
    }
  }

  /// Residuals put back on the scale of the factor; `NaN` for a column that no coin has.
  double[] scores() {
    var scores = new double[residual.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = measured ? Math.clamp(mean + residual[i], 0, 100) : Double.NaN;
    }
    return scores;
  }
}
