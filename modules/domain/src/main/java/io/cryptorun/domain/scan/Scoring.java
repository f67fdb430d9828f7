package io.cryptorun.domain.scan;

import io.cryptorun.domain.factors.Blend;

/// How the scores of a run were put together.
///
/// @param weights of the factors as used: 0 for a factor that no coin has
/// @param projected whether overlap between factors was removed
/// @param maxOffDiagonal largest overlap left between two factors; `NaN` when none was removed
public record Scoring(Blend weights, boolean projected, double maxOffDiagonal) {}
