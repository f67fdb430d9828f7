package io.cryptorun.domain.market;

import java.time.Instant;

/// A funding rate that was charged.
///
/// @param at when, rounded to the minute: venues stamp it with a jitter of milliseconds
/// @param rate what longs paid shorts, as a fraction of the position, for the interval that ended
public record Settlement(Instant at, double rate) {}
