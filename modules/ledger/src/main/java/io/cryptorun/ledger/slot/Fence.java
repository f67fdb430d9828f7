package io.cryptorun.ledger.slot;

import io.cryptorun.ledger.NodeEpoch;

/// What a run shows with every write: the slot, the attempt at it, and the registration it was
/// claimed under. When one of them is closed, the write changes nothing.
///
/// @param runId the id of the attempt
/// @param attempt from 1
public record Fence(String runId, long slotId, int attempt, SlotKey slot, NodeEpoch owner) {}
