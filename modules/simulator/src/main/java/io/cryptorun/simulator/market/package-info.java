/// The market behind the four simulated exchanges: hourly bars of every coin, seen through one
/// venue's eyes. A [io.cryptorun.simulator.market.Listing] is a coin on a venue (a source of bars,
/// the venue's price factor and volume share); everything else is computed from it at an instant:
/// windows of bars, 24 hour figures, the order book. Whatever is made up is a function of (venue,
/// symbol, hour) alone, so that two simulators over the same data answer the same bytes.
@NullMarked
package io.cryptorun.simulator.market;

import org.jspecify.annotations.NullMarked;
