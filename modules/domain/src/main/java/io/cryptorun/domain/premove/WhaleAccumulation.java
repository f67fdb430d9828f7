package io.cryptorun.domain.premove;

import java.util.List;

/// Whether large hands buy while price already moves.
///
/// @param prints what the large trades say, 0 to 100; `NaN` where there are none or too few trades
/// @param volume `0.6 * volume factor + 0.4 * prints`, the factor alone without prints; `NaN`
///   without a factor
/// @param momentum 0 to 100
public record WhaleAccumulation(double prints, double volume, double momentum) {

  private static final double VOLUME_ABOVE = 75;
  private static final double MOMENTUM_ABOVE = 70;

  /// Measures a coin.
  ///
  /// @param volumeFactor turnover against a usual day, 0 to 100; `NaN` without a usual day
  static WhaleAccumulation of(TradeTape trades, double volumeFactor, double momentum) {
    double prints = trades.largePrints();
    double volume = Double.isFinite(prints) ? 0.6 * volumeFactor + 0.4 * prints : volumeFactor;
    return new WhaleAccumulation(prints, volume, momentum);
  }

  /// What the gate says.
  GateAnswer answer() {
    var heavy = Condition.above("volume", volume, VOLUME_ABOVE);
    var moving = Condition.above("momentum", momentum, MOMENTUM_ABOVE);
    var code = heavy.holds() && moving.holds() ? "WHALE_MET" : "WHALE_NOT_MET";
    return new GateAnswer(PremoveGate.WHALE_ACCUMULATION, code, List.of(heavy, moving));
  }
}
