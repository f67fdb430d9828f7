package io.cryptorun.domain.scan;

import io.cryptorun.domain.factors.Factor;

/// One factor's part in the score of a row.
///
/// @param raw 0 to 100 before overlap is removed; `NaN` where the row lacks the factor
/// @param score 0 to 100 after it; `NaN` for a factor that no coin has
/// @param weight share of the score
/// @param contribution weight times score
/// @param imputed whether the median of the other rows stands in
public record FactorScore(
    Factor factor, double raw, double score, double weight, double contribution, boolean imputed) {}
