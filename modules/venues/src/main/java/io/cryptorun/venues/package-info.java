/// The exchanges as one source of market data. [io.cryptorun.venues.VenueMarketData] (spot) and
/// [io.cryptorun.venues.VenueDerivatives] (perpetuals) ask all venues in parallel and each venue in
/// the order given; they are the only places of a run where things happen at the same time. Each
/// venue has a package with three files for either market: a client that knows its paths, its wire
/// records as sent, and the mapping from those to domain values. All of them reach the network
/// through [io.cryptorun.venues.http.VenueDoor] alone.
@NullMarked
package io.cryptorun.venues;

import org.jspecify.annotations.NullMarked;
