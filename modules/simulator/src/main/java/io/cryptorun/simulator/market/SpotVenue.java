package io.cryptorun.simulator.market;

import java.util.Locale;

/// One of the four simulated spot exchanges, in the order in which a missing recording is looked
/// for on the others.
public enum SpotVenue {
  BINANCE("USDT", 1.0, 8),
  OKX("USDT", 0.5, 10),
  COINBASE("USD", 0.5, 10),
  KRAKEN("USD", 0.25, 10);

  private final String quote;
  private final double volumeShare;
  private final int maxPriceScale;

  SpotVenue(String quote, double volumeShare, int maxPriceScale) {
    this.quote = quote;
    this.volumeShare = volumeShare;
    this.maxPriceScale = maxPriceScale;
  }

  /// The name in paths and configuration: lower case.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The currency in which this venue quotes coins.
  public String quote() {
    return quote;
  }

  /// Volume of this venue as a share of the source's, where its own was not recorded.
  public double volumeShare() {
    return volumeShare;
  }

  /// The most decimals a price of this venue has.
  public int maxPriceScale() {
    return maxPriceScale;
  }
}
