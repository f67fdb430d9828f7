package io.cryptorun.domain.factors;

/// Strength, direction and persistence of the trend, from indicators of Wilder and Hurst.
///
/// @param rsi4h relative strength index of four-hour bars
/// @param trend directional index of four-hour bars
/// @param hurst exponent of the newest hourly returns
/// @param rsiScore the index itself, 0 to 100
/// @param adxScore `50 + 50 * min(1, ADX/50) * clamp((+DI - -DI)/10, -1, 1)`: the direction fades
///   in over ten points, because a plain sign would jump where the two cross
/// @param hurstScore exponent 0.35 to 0.65 spread over 0 to 100
/// @param score 0.40 RSI, 0.35 ADX, 0.25 Hurst over those present; `NaN` when none is
public record TechnicalFactor(
    double rsi4h,
    Adx trend,
    double hurst,
    double rsiScore,
    double adxScore,
    double hurstScore,
    double score) {

  private static final int PERIOD = 14;
  private static final double[] WEIGHTS = {0.40, 0.35, 0.25};

  static TechnicalFactor of(HourlyWindow window) {
    var bars = window.fourHourBars();
    return of(Rsi.last(bars, PERIOD), Adx.last(bars, PERIOD), Hurst.of(window));
  }

  static TechnicalFactor of(double rsi4h, Adx trend, double hurst) {
    double adxScore = adxScore(trend);
    double hurstScore = Math.clamp(100 * (hurst - 0.35) / 0.30, 0, 100);
    double score = WeightedMean.of(WEIGHTS, rsi4h, adxScore, hurstScore);
    return new TechnicalFactor(rsi4h, trend, hurst, rsi4h, adxScore, hurstScore, score);
  }

  private static double adxScore(Adx trend) {
    double direction = Math.clamp((trend.plusDi() - trend.minusDi()) / 10, -1, 1);
    return 50 + 50 * Math.min(1, trend.adx() / 50) * direction;
  }
}
