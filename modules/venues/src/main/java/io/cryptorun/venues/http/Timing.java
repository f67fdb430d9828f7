package io.cryptorun.venues.http;

import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// Everything about time that is handed in.
///
/// @param clock stamps answers when they have arrived (the database's clock; fixed in a replay)
/// @param nanoTime monotonic, for circuits, pauses and latencies
/// @param random spreads repeated calls
public record Timing(
    InstantSource clock, LongSupplier nanoTime, Sleeper sleeper, RandomGenerator random) {}
