package io.cryptorun.ledger.slot;

import java.time.Instant;

/// A run that has not been closed.
///
/// @param since when it started
public record OpenRun(String job, String runId, String node, Instant since) {}
