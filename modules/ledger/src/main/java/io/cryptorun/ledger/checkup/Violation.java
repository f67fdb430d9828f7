package io.cryptorun.ledger.checkup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of `audit.invariants`: something that must never be.
///
/// @param job null where no job is concerned
/// @param dueAt null where no nominal time is
public record Violation(
    String invariant, @Nullable String job, @Nullable Instant dueAt, String detail) {}
