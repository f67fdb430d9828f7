/// Whole runs of the five workflows against simulated exchanges that answer late and count calls by
/// the real limits, beside the least they could take: the tightest budget's calls at its sustained
/// rate, or the longest chain of calls that wait for each other. The exchanges run in a process of
/// their own, so that heap and processor time are the run's.
@NullMarked
package io.cryptorun.bench.flow;

import org.jspecify.annotations.NullMarked;
