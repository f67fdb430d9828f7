package io.cryptorun.ledger;

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
public record RegimeRow(
    Instant at,
    String regime,
    @Nullable String overlay,
    double confidence,
    String weights,
    Instant validUntil,
    String runId) {}
