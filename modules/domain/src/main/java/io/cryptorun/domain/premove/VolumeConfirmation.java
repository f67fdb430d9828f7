package io.cryptorun.domain.premove;

/// Whether volume confirms a move: a volume factor above 70 is two and a half times the turnover of
/// a usual day. A factor that is missing confirms nothing.
///
/// @param factor 0 to 100
public record VolumeConfirmation(double factor) {

  private static final double ABOVE = 70;

  /// What has to hold.
  public Condition condition() {
    return Condition.above("volume_factor", factor, ABOVE);
  }

  public boolean isConfirmed() {
    return condition().holds();
  }
}
