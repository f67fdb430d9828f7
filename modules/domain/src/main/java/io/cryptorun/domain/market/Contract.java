package io.cryptorun.domain.market;

/// A linear perpetual contract on a coin, quoted in dollars or a dollar coin.
///
/// @param venue whose derivatives arm lists it
/// @param id as that arm spells it: `BTCUSDT`, `BTC-USDT-SWAP`, `PF_XBTUSD`
/// @param base the coin: `BTC`
public record Contract(Venue venue, String id, String base) {

  @Override
  public String toString() {
    return venue + " " + id;
  }
}
