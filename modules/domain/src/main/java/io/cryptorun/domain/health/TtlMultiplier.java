package io.cryptorun.domain.health;

import java.time.Duration;

/// How much longer an exchange's answers are reused: an exchange in trouble is asked half as often.
/// Always taken of the base, so that no number of bad checks in a row adds up.
public enum TtlMultiplier {
  NORMAL(1),
  DOUBLED(2);

  private static final double BUSY = 80.0;

  private final int factor;

  TtlMultiplier(int factor) {
    this.factor = factor;
  }

  /// Doubled while degraded: used beyond 80 percent of its limit, its circuit open, or unhealthy.
  ///
  /// @param usage percent of the limit, unrounded
  public static TtlMultiplier of(double usage, Circuit.State circuit, boolean healthy) {
    return usage > BUSY || circuit == Circuit.State.OPEN || !healthy ? DOUBLED : NORMAL;
  }

  /// 1 or 2.
  public int factor() {
    return factor;
  }

  /// So many times a base.
  public Duration times(Duration base) {
    return base.multipliedBy(factor);
  }
}
