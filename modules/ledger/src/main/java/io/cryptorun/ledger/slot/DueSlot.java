package io.cryptorun.ledger.slot;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A slot that waits to be delivered.
///
/// @param notBefore when its next attempt may begin; null for at once
public record DueSlot(
    long slotId, String job, Instant dueAt, SlotKind kind, @Nullable Instant notBefore) {}
