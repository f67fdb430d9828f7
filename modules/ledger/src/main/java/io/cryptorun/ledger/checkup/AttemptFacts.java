package io.cryptorun.ledger.checkup;

/// The attempts that are open now.
///
/// @param open all of them
/// @param late past their deadline, and still not closed by anybody
/// @param ownerless of registrations that have ended
public record AttemptFacts(int open, int late, int ownerless) {}
