package io.cryptorun.domain.universe;

import org.jspecify.annotations.Nullable;

/// Keeps coins from flickering in and out of the top: one that was there the day before must be
/// overtaken clearly.
final class Hysteresis {

  private static final int TOP = 30;
  private static final double BONUS = 1.05;

  private Hysteresis() {}

  /// What a coin's volume is multiplied by for ranking, and for ranking only.
  static double factor(@Nullable Integer previousRank) {
    return previousRank != null && previousRank <= TOP ? BONUS : 1.0;
  }
}
