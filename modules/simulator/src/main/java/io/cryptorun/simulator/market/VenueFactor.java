package io.cryptorun.simulator.market;

/// By how much a venue's prices of an instrument stand above or below the source's: up to five
/// basis points, always the same for (venue, symbol).
public final class VenueFactor {
  private static final double FIVE_BASIS_POINTS = 5e-4;

  private VenueFactor() {}

  public static double of(SpotVenue venue, String symbol) {
    long key = Noise.key(venue.name(), symbol, "price");
    return 1 + Noise.between(key, 0, -FIVE_BASIS_POINTS, FIVE_BASIS_POINTS);
  }
}
