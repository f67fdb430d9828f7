package io.cryptorun.ledger.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How much of the history is examined.
///
/// @param since older events are taken as they are; null for all that is kept
/// @param chain a job, or `cluster`; null for every chain
public record Scope(@Nullable Instant since, @Nullable String chain) {}
