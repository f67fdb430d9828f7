package io.cryptorun.domain.scan;

import io.cryptorun.domain.market.Venue;
import java.time.Instant;
import java.util.Map;

/// The first look at all books.
///
/// @param completeAt when the last book had arrived or failed: books are aged by this instant
/// @param bookRates sustained book calls a second, by venue
public record FirstPass(Instant completeAt, Map<Venue, Double> bookRates) {}
