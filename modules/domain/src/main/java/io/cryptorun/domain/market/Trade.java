package io.cryptorun.domain.market;

import java.time.Instant;

/// A public trade.
///
/// @param id the venue's number of it, unique for the instrument
/// @param price in the instrument's quote, > 0
/// @param quantity base units, > 0
/// @param takerBought whether the side that came later bought; the venues' own conventions differ
///   and are translated on entry
public record Trade(String id, Instant time, double price, double quantity, boolean takerBought) {}
