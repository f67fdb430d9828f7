package io.cryptorun.domain.scan;

import io.cryptorun.domain.market.Venue;
import org.jspecify.annotations.Nullable;

/// A venue that is not read in this run.
///
/// @param fallback the venue read in its place, null when there is none
/// @param reason why it is not read: the codes of its newest health check
public record Fallback(Venue provider, @Nullable Venue fallback, String reason) {}
