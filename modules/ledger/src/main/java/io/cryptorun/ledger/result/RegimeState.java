package io.cryptorun.ledger.result;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A regime as a refresh leaves it in the history.
///
/// @param at nominal time of the refresh that measured it
/// @param regime `calm`, `normal` or `volatile`
/// @param overlay `risk_off`, `btc_driven`, or null for none
/// @param confidence 0 to 1
/// @param realizedVol7d annualised fraction; null when it could not be measured, like the two below
/// @param pctAbove20ma 0 to 100
/// @param breadthThrust 0 to 1
/// @param volVote what each indicator votes for
/// @param weights the factor weights that follow, as JSON
/// @param validUntil after this a reader takes it for stale
public record RegimeState(
    Instant at,
    String regime,
    @Nullable String overlay,
    double confidence,
    @Nullable Double realizedVol7d,
    @Nullable Double pctAbove20ma,
    @Nullable Double breadthThrust,
    String volVote,
    String maVote,
    String breadthVote,
    String weights,
    Instant validUntil) {}
