/// The exchanges as one source of market data. [io.cryptorun.venues.VenueMarketData] asks all
/// venues in parallel and each venue in the order given; it is the only place of a run where things
/// happen at the same time. Each venue has a package of three files: a client that knows its paths,
/// its wire records as sent, and the mapping from those to domain values. All of them reach the
/// network through [io.cryptorun.venues.http.VenueDoor] alone.
@NullMarked
package io.cryptorun.venues;

import org.jspecify.annotations.NullMarked;
