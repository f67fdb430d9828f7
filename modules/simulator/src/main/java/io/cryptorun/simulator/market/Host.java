package io.cryptorun.simulator.market;

import java.util.Locale;

/// One of the simulated hosts, each with limits and faults of its own. Kraken and Binance serve
/// their perpetuals from a second host; OKX serves both kinds from one.
public enum Host {
  BINANCE(SpotVenue.BINANCE),
  OKX(SpotVenue.OKX),
  COINBASE(SpotVenue.COINBASE),
  KRAKEN(SpotVenue.KRAKEN),
  BINANCE_FUTURES(SpotVenue.BINANCE),
  KRAKEN_FUTURES(SpotVenue.KRAKEN);

  private final SpotVenue venue;

  Host(SpotVenue venue) {
    this.venue = venue;
  }

  /// The name in paths and configuration, such as `kraken-futures`.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The exchange it belongs to.
  public SpotVenue venue() {
    return venue;
  }

  /// Whether it serves perpetuals only.
  public boolean futuresOnly() {
    return !name().equals(venue.name());
  }
}
