package io.cryptorun.bench;

import java.util.List;
import java.util.Locale;

/// Repeated measurements of one thing, in any unit.
///
/// @param sorted at least one, ascending
public record Sample(List<Double> sorted) {

  public Sample {
    if (sorted.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
    sorted = sorted.stream().sorted().toList();
  }

  /// The middle one, or the mean of the two in the middle.
  public double median() {
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  /// The least value that at least this share of the measurements do not exceed.
  ///
  /// @param share above 0, up to 1
  public double quantile(double share) {
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }

  public double min() {
    return sorted.getFirst();
  }

  public double max() {
    return sorted.getLast();
  }

  /// Median and range, such as `205 (198-231)`.
  ///
  /// @param format of one number: `%.0f`
  public String told(String format) {
    return String.format(
        Locale.ROOT,
        "%1$s (%2$s-%3$s)",
        told(format, median()),
        told(format, min()),
        told(format, max()));
  }

  private static String told(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
