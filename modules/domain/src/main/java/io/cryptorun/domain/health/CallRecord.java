package io.cryptorun.domain.health;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One call that went out, as far as the health of a provider is concerned.
///
/// @param at database clock when it ended
/// @param latency from the request to the end of the answer or of the waiting for it
/// @param failed whether it got no good answer: HTTP 400 or above, no answer, one that cannot be
///   read, an error in the venue's own words
/// @param counted whether it counts against what the host allows an address in a minute; a call
///   that the venue counts for its pair alone does not
/// @param usedWeight what the venue's header says is used up of the current minute; null without
///   one
public record CallRecord(
    Instant at, Duration latency, boolean failed, boolean counted, @Nullable Integer usedWeight) {}
