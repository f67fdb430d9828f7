package io.cryptorun.domain.gates;

import io.cryptorun.domain.factors.Freshness;
import io.cryptorun.domain.factors.SymbolFactors;
import io.cryptorun.domain.market.Tier;

/// A scored row as the gates see it.
///
/// @param score 0 to 100
/// @param freshness distance from the bar that triggered
/// @param fundingScore divergence of funding from spot, in standard deviations; `NaN` without
///   derivatives
public record GateInput(
    BookVerdict book,
    double score,
    Tier tier,
    SymbolFactors figures,
    Freshness freshness,
    double fundingScore) {}
