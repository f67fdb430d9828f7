package io.cryptorun.ledger.result;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A market regime, as a refresh found it.
///
/// @param at nominal time of the refresh
/// @param regime `calm`, `normal` or `volatile`
/// @param overlay `risk_off`, `btc_driven`, or null for none
/// @param confidence 0 to 1
/// @param weights the factor weights that follow from it, as JSON
/// @param validUntil after this it is stale
/// @param realizedVol7d annualised fraction; null when it could not be measured, like the two below
/// @param pctAbove20ma 0 to 100
/// @param breadthThrust 0 to 1
public record RegimeRow(
    Instant at,
    String regime,
    @Nullable String overlay,
    double confidence,
    String weights,
    Instant validUntil,
    String runId,
    @Nullable Double realizedVol7d,
    @Nullable Double pctAbove20ma,
    @Nullable Double breadthThrust) {}
