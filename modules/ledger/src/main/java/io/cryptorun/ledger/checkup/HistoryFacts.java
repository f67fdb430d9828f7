package io.cryptorun.ledger.checkup;

/// The newest part of each hash chain, computed again.
///
/// @param chains how many there are
/// @param events how many of them were computed again
/// @param changed those whose hash is not that of their content, or that do not follow from the one
///   before
public record HistoryFacts(int chains, int events, int changed) {}
