package io.cryptorun.domain.market;

import java.util.List;

/// A host that answers for an exchange. The derivatives of Kraken and Binance have hosts of their
/// own, with their own limits and troubles; a venue is judged by its spot host.
public enum Provider {
  KRAKEN(Venue.KRAKEN, "kraken"),
  OKX(Venue.OKX, "okx"),
  COINBASE(Venue.COINBASE, "coinbase"),
  BINANCE(Venue.BINANCE, "binance"),
  KRAKEN_FUTURES(Venue.KRAKEN, "kraken-futures"),
  BINANCE_FUTURES(Venue.BINANCE, "binance-futures");

  private final Venue venue;
  private final String id;

  Provider(Venue venue, String id) {
    this.venue = venue;
    this.id = id;
  }

  /// The host that answers for a venue's spot market.
  public static Provider spot(Venue venue) {
    return switch (venue) {
      case KRAKEN -> KRAKEN;
      case OKX -> OKX;
      case COINBASE -> COINBASE;
      case BINANCE -> BINANCE;
    };
  }

  /// The hosts of the spot markets, by which venues are judged.
  public static List<Provider> spots() {
    return List.of(KRAKEN, OKX, COINBASE, BINANCE);
  }

  public Venue venue() {
    return venue;
  }

  /// The name used in SQL and in a simulator's paths: lower case.
  public String id() {
    return id;
  }

  @Override
  public String toString() {
    return id;
  }
}
