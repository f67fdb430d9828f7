package io.cryptorun.ledger.result;

import java.time.Instant;

/// A stablecoin that was seen away from its peg.
///
/// @param quote its code, such as `USDT`
/// @param until prices in it are not used before this instant
public record DepegRow(String quote, Instant until) {}
