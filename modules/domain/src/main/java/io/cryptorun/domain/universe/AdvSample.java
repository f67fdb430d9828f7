package io.cryptorun.domain.universe;

import io.cryptorun.domain.market.Symbol;

/// One coin's dollar volume of 24 hours over all venues, as one day's snapshot found it.
///
/// @param adv24 whole dollars
public record AdvSample(Symbol symbol, long adv24) {}
