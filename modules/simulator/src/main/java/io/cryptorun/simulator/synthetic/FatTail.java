package io.cryptorun.simulator.synthetic;

import io.cryptorun.simulator.market.Noise;

/// A number of mean 0 and variance 1 whose extremes are more frequent than a normal one's: a normal
/// number whose own width is log-normal.
final class FatTail {
  private static final double SPREAD = 0.45;

  private FatTail() {}

  static double of(long key, long index) {
    double width = Math.exp(SPREAD * Noise.normal(key, 2 * index + 1) - SPREAD * SPREAD);
    return width * Noise.normal(key, 2 * index);
  }
}
