package io.cryptorun.domain.market;

/// One spot pair of one venue.
///
/// @param id the venue's own spelling, as its market-data calls take it (`XBTUSD`, `BTC-USDT`)
/// @param base canonical base code (`BTC`)
/// @param quote the currency its prices and quote volumes are in
public record Instrument(Venue venue, String id, String base, Quote quote) {

  /// The coin this pair trades, whatever its quote.
  public Symbol symbol() {
    return new Symbol(base);
  }

  @Override
  public String toString() {
    return venue.id() + ":" + id;
  }
}
