package io.cryptorun.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A registration of a node, as the audit shows it.
///
/// @param state `active`, `draining`, `left` or `fenced`
/// @param kind `daemon`, `cli` or `replay`
/// @param alive whether its session holds its lock now; a killed node stays `active` until somebody
///   meets what it left
/// @param lastSeen its newest write in the ledger
/// @param clockSkewMs its clock minus the database's at registration; null when not measured
public record NodeRow(
    String node,
    long epoch,
    String state,
    String kind,
    boolean alive,
    String host,
    String version,
    String market,
    Instant startedAt,
    @Nullable Instant lastSeen,
    @Nullable Long clockSkewMs) {}
