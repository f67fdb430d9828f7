package io.cryptorun.jobs.scan;

import io.cryptorun.domain.universe.FxReading;
import io.cryptorun.domain.universe.UniverseSnapshot;

/// The universe a run uses and the dollar rates it read.
///
/// @param built whether this run built it
public record DaysUniverse(UniverseSnapshot snapshot, FxReading rates, boolean built) {}
