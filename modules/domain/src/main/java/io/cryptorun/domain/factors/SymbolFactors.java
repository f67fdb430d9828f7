package io.cryptorun.domain.factors;

import io.cryptorun.domain.market.Candle;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// All figures of one coin that need no other coin: the step before the section is looked at as a
/// whole.
///
/// @param newestOpen open time of the newest candle
/// @param newestClose its close, quote units
/// @param candlesStale whether that candle closed more than two hours before the full hour
/// @param flags remarks about the data, in alphabetical order
public record SymbolFactors(
    MomentumFactor momentum,
    TechnicalFactor technical,
    VolumeFactor volume,
    QualityFactor quality,
    Vadr vadr,
    Instant newestOpen,
    double newestClose,
    boolean candlesStale,
    Set<Flag> flags) {

  /// Measures a coin, or says why it cannot be scored.
  ///
  /// @param window hourly candles of the row's venue
  /// @param daily that venue's own UTC daily candles
  /// @param fx US dollars per unit of that venue's quote
  /// @param quality of its market, from the books
  /// @param jumps whether a jump in the candles stands alone
  public static Measurement measure(
      HourlyWindow window,
      List<Candle> daily,
      double fx,
      QualityFactor quality,
      JumpCheck jumps,
      TimeframeWeights weights) {
    double atr = MomentumFactor.atrOf(window);
    if (!Double.isFinite(atr)) {
      return new Measurement.Dropped(Measurement.Reason.ATR_UNAVAILABLE);
    }
    var momentum = MomentumFactor.of(window, atr, weights);
    if (!momentum.isMeasured()) {
      return new Measurement.Dropped(Measurement.Reason.MOMENTUM_INSUFFICIENT_DATA);
    }
    var technical = TechnicalFactor.of(window);
    var volume = VolumeFactor.of(window, daily, fx);
    if (!anyFinite(technical.score(), volume.score(), quality.score())) {
      return new Measurement.Dropped(Measurement.Reason.INSUFFICIENT_FACTORS);
    }
    int newest = window.newest();
    return new Measurement.Measured(
        new SymbolFactors(
            momentum,
            technical,
            volume,
            quality,
            Vadr.of(window),
            window.openAt(newest),
            window.close(newest),
            window.isStale(),
            flags(window, momentum, technical, volume, jumps)));
  }

  /// Raw score of a factor, 0 to 100; `NaN` when it could not be measured.
  public double raw(Factor factor) {
    return switch (factor) {
      case MOMENTUM -> momentum.score();
      case TECHNICAL -> technical.score();
      case VOLUME -> volume.score();
      case QUALITY -> quality.score();
    };
  }

  private static boolean anyFinite(double a, double b, double c) {
    return Double.isFinite(a) || Double.isFinite(b) || Double.isFinite(c);
  }

  private static Set<Flag> flags(
      HourlyWindow window,
      MomentumFactor momentum,
      TechnicalFactor technical,
      VolumeFactor volume,
      JumpCheck jumps) {
    var flags = EnumSet.noneOf(Flag.class);
    raise(flags, Flag.SHORT_WINDOW, window.present() < HourlyWindow.SLOTS);
    raise(flags, Flag.BAR_LATE, !window.isPresent(HourlyWindow.SLOTS - 1));
    raise(flags, Flag.FLAT, momentum.isFlat());
    raise(flags, Flag.ACCEL_MISSING, !momentum.accelerationMeasured());
    raise(flags, Flag.RSI_INVALID, !Double.isFinite(technical.rsi4h()));
    raise(flags, Flag.ADX_INVALID, !technical.trend().isMeasured());
    raise(flags, Flag.HURST_INVALID, !Double.isFinite(technical.hurst()));
    raise(flags, Flag.SUSPECT_BAR, jumps == JumpCheck.UNCONFIRMED);
    if (volume.remark() != null) {
      flags.add(volume.remark());
    }
    return Collections.unmodifiableSet(flags);
  }

  private static void raise(Set<Flag> flags, Flag flag, boolean condition) {
    if (condition) {
      flags.add(flag);
    }
  }

  /// What the look for suspicious bars found.
  public enum JumpCheck {
    /// no jump, or other venues saw it too
    CLEAR,
    /// a jump that no other venue shows
    UNCONFIRMED
  }
}
