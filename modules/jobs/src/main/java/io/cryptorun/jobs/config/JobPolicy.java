package io.cryptorun.jobs.config;

import java.time.Duration;

/// How a job behaves in time: what becomes of missed slots, how long an attempt may take, how often
/// it is tried again.
///
/// @param catchUpWindow a slot older than this is not run at all
/// @param retries further attempts after a failed one, ≥ 0
/// @param retryBackoff wait before the first of them; doubles for each further one
public record JobPolicy(
    CatchUp catchUp,
    Duration catchUpWindow,
    Duration timeout,
    int retries,
    Duration retryBackoff) {}
