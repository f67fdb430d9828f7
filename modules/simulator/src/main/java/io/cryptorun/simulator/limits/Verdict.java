package io.cryptorun.simulator.limits;

/// Whether a call stays within its venue's limits.
///
/// @param waitNanos how long until it would; 0 for an allowed one
/// @param banned whether the venue refuses everything because the caller went on after refusals
/// @param used usage of the call's first limit, this call included where allowed
/// @param limit figure of the limit that decided
public record Verdict(boolean allowed, long waitNanos, boolean banned, long used, long limit) {}
