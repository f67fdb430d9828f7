package io.cryptorun.domain.universe;

import org.jspecify.annotations.Nullable;

/// A coin outside the job's selection.
///
/// @param symbol `BASE/USD`, or a venue's spelling where no symbol could be made of it
/// @param rank its rank, null when it is not in the universe
/// @param code `OUTSIDE_GROUP`, `BEYOND_MAX_SAMPLE`, or the exclusion
public record LeftOut(String symbol, @Nullable Integer rank, String code) {}
