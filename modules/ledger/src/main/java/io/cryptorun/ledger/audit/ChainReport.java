package io.cryptorun.ledger.audit;

import org.jspecify.annotations.Nullable;

/// What the walk along one chain gave.
///
/// @param from position of the first event examined; null when there was none
/// @param to position of the last event examined; null when there was none
/// @param events how many were recomputed
/// @param publications how many of them carry hashes over rows, which were recomputed too
/// @param removedUpTo position of the last event that retention removed; 0 for none
/// @param head the newest event's hash, in hexadecimal; who notes it elsewhere can prove later that
///   the chain was not rewritten as a whole
public record ChainReport(
    String chain,
    @Nullable Long from,
    @Nullable Long to,
    long events,
    long publications,
    long removedUpTo,
    String head) {}
