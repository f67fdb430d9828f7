package io.cryptorun.ledger.node;

import org.jspecify.annotations.Nullable;

/// How a node introduces itself.
///
/// @param id fixed for a daemon, `cli-<host>-<pid>-<random>` for a command
/// @param version version of the program
/// @param market `live`, or `sim:` and a fingerprint
/// @param clockSkewMillis the machine's clock minus the database's, where measured
public record NodeSpec(
    String id,
    NodeKind kind,
    String host,
    String version,
    String market,
    @Nullable Long clockSkewMillis) {}
