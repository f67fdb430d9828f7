package io.cryptorun.domain.universe;

import io.cryptorun.domain.market.Quote;
import java.time.Instant;

/// A stablecoin that was seen off its peg.
///
/// @param until its pairs stay dropped before this instant
public record Depeg(Quote quote, Instant until) {}
