package io.cryptorun.ledger.audit;

import org.jspecify.annotations.Nullable;

/// Where a chain ends and where what is kept of it begins. Hashes are in hexadecimal, empty before
/// the first event.
///
/// @param position of its newest event, as the head says; null where there is no head
/// @param newestPosition of its newest event; null where there is none
/// @param anchorPosition of the last event that retention removed; 0 for none
record Chain(
    String chain,
    @Nullable Long position,
    @Nullable String hash,
    @Nullable Long newestPosition,
    long anchorPosition,
    String anchorHash) {}
