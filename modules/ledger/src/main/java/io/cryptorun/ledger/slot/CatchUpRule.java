package io.cryptorun.ledger.slot;

import java.time.Duration;
import java.time.Instant;

/// What decides whether a nominal time that is delivered late is still run.
///
/// @param window older than this is too late under every mode
/// @param next the nominal time after the slot's own
public record CatchUpRule(CatchUp mode, Duration window, Instant next) {}
