package io.cryptorun.domain.factors;

/// Returns up to the newest hour over five horizons, in percent; `NaN` where a close is absent.
public record Returns(double h1, double h4, double h12, double h24, double h168) {

  public static Returns of(HourlyWindow window) {
    int newest = window.newest();
    return new Returns(
        percent(window, newest, 1),
        percent(window, newest, 4),
        percent(window, newest, 12),
        percent(window, newest, 24),
        percent(window, newest, 168));
  }

  /// `(C_t / C_{t-hours} - 1) * 100`, both closes by time.
  static double percent(HourlyWindow window, int index, int hours) {
    double change = (window.close(index) / window.close(index - hours) - 1) * 100;
    return Double.isFinite(change) ? change : Double.NaN;
  }
}
