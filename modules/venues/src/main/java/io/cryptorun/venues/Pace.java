package io.cryptorun.venues;

/// How fast a venue may be asked, calls a second, sustained.
///
/// @param candles candle calls of different pairs
/// @param books order-book calls
public record Pace(double candles, double books) {}
