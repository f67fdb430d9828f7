package io.cryptorun.simulator.synthetic;

import io.cryptorun.simulator.market.Noise;

/// A few hours in which something moves one way on much volume. Time is cut into stretches of two
/// days; about every third has one burst, somewhere inside.
///
/// @param push mean hourly return in units of an ordinary move; 0 outside a burst
/// @param volume factor on the volume; 1 outside a burst
record Burst(double push, double volume) {
  private static final Burst NONE = new Burst(0, 1);
  private static final long STRETCH = 48;
  private static final double CHANCE = 0.33;

  static Burst of(long key, long hour) {
    long stretch = Math.floorDiv(hour, STRETCH);
    long own = Noise.key(key, stretch);
    if (Noise.unit(own, 0) >= CHANCE) {
      return NONE;
    }
    long length = (long) Noise.between(own, 1, 4, 16);
    long start = (long) (Noise.unit(own, 2) * (STRETCH - length));
    long into = hour - stretch * STRETCH - start;
    if (into < 0 || into >= length) {
      return NONE;
    }
    double direction = Noise.unit(own, 3) < 0.55 ? 1 : -1;
    double strength = Noise.between(own, 4, 0.5, 2.2);
    double fading = 1 - 0.5 * into / length;
    return new Burst(direction * strength * fading, 1 + 2.2 * strength * fading);
  }
}
