/// Perpetual contracts of Binance, OKX and Kraken. A [io.cryptorun.simulator.derivatives.Perpetual]
/// stands on a spot listing, whose price is its index; funding rates and open interest are those
/// that were recorded, and elsewhere follow from the coin's recent returns and volume. What is made
/// up is a function of (venue, coin, slot) and of prices up to the instant asked for, so that
/// history never changes and the future is not known.
@NullMarked
package io.cryptorun.simulator.derivatives;

import org.jspecify.annotations.NullMarked;
