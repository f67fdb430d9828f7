package io.cryptorun.domain.scan;

import io.cryptorun.domain.factors.Freshness;
import io.cryptorun.domain.factors.VadrMinimum;
import io.cryptorun.domain.gates.Judgement;

/// What a row was held against, and what came of it.
///
/// @param vadrMinimum least volume-adjusted range, and its parts
/// @param freshness distance from the bar that triggered
/// @param judgement the gates' answers and the decision
public record Entry(VadrMinimum vadrMinimum, Freshness freshness, Judgement judgement) {}
