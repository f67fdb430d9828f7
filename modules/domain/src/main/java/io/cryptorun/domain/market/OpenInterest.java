package io.cryptorun.domain.market;

import java.time.Instant;

/// Contracts that are open, counted once.
///
/// @param at time of the figure by the venue
/// @param base in units of the coin
public record OpenInterest(Instant at, double base) {}
