package io.cryptorun.simulator.market;

/// A dollar token against the dollar (or another such token): 1.0000 within one basis point, with
/// about two million traded an hour.
record FxBars(SpotVenue venue, String symbol, long first, long last) implements Bars {
  private static final double BASIS_POINT = 1e-4;

  @Override
  public Bar at(long index) {
    long key = Noise.key(venue.name(), symbol, "fx");
    double open = rate(key, index - 1);
    double close = rate(key, index);
    double base = Noise.between(key, 3 * index, 1_500_000, 2_500_000) * venue.volumeShare();
    return new Bar(open, Math.max(open, close), Math.min(open, close), close, base, base);
  }

  private static double rate(long key, long index) {
    return 1 + Noise.between(key, index, -1, 1) * BASIS_POINT;
  }
}
