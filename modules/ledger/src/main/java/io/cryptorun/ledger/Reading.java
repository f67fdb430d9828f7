package io.cryptorun.ledger;

import java.time.Instant;

/// Who reads stored state, and as of when. A run sees its own market only; what its own job left
/// strictly before its nominal time, and what other jobs left at or before it. So a run that is
/// repeated sees what it saw the first time, never its own results.
///
/// @param job the reading run's job
/// @param dueAt its nominal time
public record Reading(String market, String job, Instant dueAt) {}
