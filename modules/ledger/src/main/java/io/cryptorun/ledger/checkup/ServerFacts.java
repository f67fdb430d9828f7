package io.cryptorun.ledger.checkup;

import java.time.Duration;

/// A server as it was found.
///
/// @param version as the server writes it, e.g. `18.1`
/// @param roundTrip the median of several empty questions
/// @param readOnly whether a transaction may write nothing
/// @param connections client sessions of all users now
/// @param maxConnections how many it accepts
public record ServerFacts(
    String version, Duration roundTrip, boolean readOnly, int connections, int maxConnections) {}
