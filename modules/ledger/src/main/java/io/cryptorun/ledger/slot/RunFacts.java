package io.cryptorun.ledger.slot;

import org.jspecify.annotations.Nullable;

/// What is known about a run before it starts.
///
/// @param market `live`, or `sim:` and a fingerprint
/// @param configSha256 the stored configuration it uses
/// @param codeVersion version of the program
/// @param requestedBy who asked; null for kind `cron`
/// @param retryOf the run this one does again at somebody's request
public record RunFacts(
    String market,
    @Nullable String configSha256,
    String codeVersion,
    @Nullable String requestedBy,
    @Nullable String retryOf) {}
