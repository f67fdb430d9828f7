package io.cryptorun.domain.market;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The funding rate that a contract is building up now.
///
/// @param rate what longs pay shorts, as a fraction of the position, for one interval; exactly 0
///   and exactly 0.0001 are real rates
/// @param interval what the rate is for; null where the venue does not say, and consecutive
///   settlements have to tell
public record CurrentFunding(double rate, @Nullable Duration interval) {}
