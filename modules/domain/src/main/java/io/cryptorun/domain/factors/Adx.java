package io.cryptorun.domain.factors;

/// Average directional index (Wilder 1978) with the two directional indicators behind it: how
/// strong a trend is, and which way it goes.
///
/// @param adx Wilder's mean of `100 * |+DI - -DI| / (+DI + -DI)`, 0 to 100
/// @param plusDi smoothed upward movement as a share of the smoothed true range, 0 to 100
/// @param minusDi the same, downward
public record Adx(double adx, double plusDi, double minusDi) {

  private static final Adx MISSING = new Adx(Double.NaN, Double.NaN, Double.NaN);

  /// ADX at the newest bar; all figures `NaN` with fewer than `2 * period + 1` bars. The first mean
  /// exists a bar earlier; one step of smoothing on top of the seed is asked for.
  public static Adx last(Bars bars, int period) {
    if (bars.size() < 2 * period + 1) {
      return MISSING;
    }
    var range = new WilderMean(period);
    var up = new WilderMean(period);
    var down = new WilderMean(period);
    var adx = new WilderMean(period);
    for (int i = 1; i < bars.size(); i++) {
      double rise = bars.high(i) - bars.high(i - 1);
      double fall = bars.low(i - 1) - bars.low(i);
      range.add(bars.trueRange(i));
      up.add(rise > fall && rise > 0 ? rise : 0);
      down.add(fall > rise && fall > 0 ? fall : 0);
      if (range.isSeeded()) {
        adx.add(directional(share(up, range), share(down, range)));
      }
    }
    return new Adx(adx.value(), share(up, range), share(down, range));
  }

  private static double share(WilderMean movement, WilderMean range) {
    return range.value() == 0 ? 0 : 100 * movement.value() / range.value();
  }

  private static double directional(double plus, double minus) {
    return plus + minus == 0 ? 0 : 100 * Math.abs(plus - minus) / (plus + minus);
  }

  /// Whether the figures exist.
  public boolean isMeasured() {
    return Double.isFinite(adx);
  }
}
