package io.cryptorun.ledger.command;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An operator's request that a node has taken on.
///
/// @param target the job, run or node it is meant for
/// @param arguments `missed` of a resume, `until` of a pause, `deadline` of a cancel
public record Command(
    long id,
    CommandKind kind,
    String target,
    Map<String, String> arguments,
    @Nullable String reason,
    String requestedBy,
    String requestedFrom,
    Instant requestedAt) {}
