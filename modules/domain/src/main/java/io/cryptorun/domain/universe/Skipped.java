package io.cryptorun.domain.universe;

import io.cryptorun.domain.market.Symbol;

/// A coin of the job's group that the run did not evaluate.
///
/// @param code the kind of reason, upper case
/// @param text one sentence for a reader
public record Skipped(Symbol symbol, String code, String text) {}
