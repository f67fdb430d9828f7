package io.cryptorun.artifacts;

import java.time.Duration;

/// How long the stages of a scan took, by a clock that only counts.
///
/// @param write the files before this one
/// @param total from the start of the run to the writing of this file
public record StageTimings(
    Duration universe,
    Duration fetch,
    Duration score,
    Duration gates,
    Duration write,
    Duration total) {}
