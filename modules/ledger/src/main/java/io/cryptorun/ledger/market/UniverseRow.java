package io.cryptorun.ledger.market;

/// The universe that a run built.
///
/// @param sha256 of its members and criteria
/// @param content all of it as JSON: members, ranks, samples, exclusions
public record UniverseRow(String sha256, String content) {}
