package io.cryptorun.domain.scan;

import io.cryptorun.domain.market.Venue;

/// How one venue's book stood in the first look.
///
/// @param status `VENUE_OK`, the defect of the book, or the fault that kept it away
/// @param depthUsd within 2 % of mid; `NaN` where there is no valid book
/// @param spreadBps basis points of mid; `NaN` where there is no valid book
public record VenueBook(Venue venue, String status, double depthUsd, double spreadBps) {}
