package io.cryptorun.domain.market;

import java.time.Instant;

/// One completed bar of one instrument. Prices are in the venue's quote; a bar that breaks `low <=
/// open, close <= high`, has a non-positive price or a negative volume is never built by a client.
///
/// @param openTime start of the bar, on the UTC grid of its interval
/// @param volume base units, 0 when nothing traded
/// @param quoteVolume quote units: the venue's own figure, else volume-weighted price times volume
///   (Kraken), else volume times the mean of open, high, low and close (Coinbase)
/// @param filled true for a flat bar put in for an hour the venue left out because nothing traded
public record Candle(
    Instant openTime,
    double open,
    double high,
    double low,
    double close,
    double volume,
    double quoteVolume,
    boolean filled) {

  /// Whether prices are positive and ordered and volumes are not negative; false for NaN anywhere.
  public boolean isSound() {
    return low > 0
        && high >= low
        && open >= low
        && open <= high
        && close >= low
        && close <= high
        && volume >= 0
        && quoteVolume >= 0
        && Double.isFinite(high)
        && Double.isFinite(volume)
        && Double.isFinite(quoteVolume);
  }
}
