package io.cryptorun.simulator.synthetic;

import io.cryptorun.simulator.market.Noise;

/// What all coins share in an hour: how wide moves are and where the market goes. Stretches of four
/// days are calm (narrow moves along a trend), normal, or volatile (wide moves, rather down).
///
/// @param seed of the whole market
record Weather(long seed) {
  private static final long STRETCH = 96;
  private static final double MARKET_MOVE = 0.0048;
  private static final double SECTOR_MOVE = 0.0022;

  /// Width of moves: 0.65 calm, 1 normal, 1.9 volatile.
  double width(long hour) {
    double dice = Noise.unit(key("weather"), Math.floorDiv(hour, STRETCH));
    if (dice < 0.35) {
      return 0.65;
    }
    return dice < 0.8 ? 1.0 : 1.9;
  }

  /// The market's log return of an hour.
  double marketMove(long hour) {
    double width = width(hour);
    double push = 0.55 * rally(hour).push();
    return MARKET_MOVE * width * (FatTail.of(key("market"), hour) + push) + trend(hour, width);
  }

  /// The burst, if any, in which the whole market takes part.
  Burst rally(long hour) {
    return Burst.of(key("rally"), hour);
  }

  /// A sector's log return of an hour, beside the market's.
  double sectorMove(int sector, long hour) {
    long key = Noise.key(key("sector"), sector);
    double push = Burst.of(key, hour).push() * 0.5;
    return SECTOR_MOVE * width(hour) * (FatTail.of(key, hour) + push);
  }

  private double trend(long hour, double width) {
    double lean = Noise.normal(key("trend"), Math.floorDiv(hour, STRETCH));
    if (width < 1) {
      return 0.0006 * lean;
    }
    return width > 1 ? -0.0004 + 0.0006 * lean : 0.0002 * lean;
  }

  private long key(String what) {
    return Noise.key(Noise.key("synthetic", what), seed);
  }
}
