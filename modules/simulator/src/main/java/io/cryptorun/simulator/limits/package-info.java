/// The exchanges' rate limits, counted a venue and not a caller, on monotonic time: sliding windows
/// (N in any window) and leaking buckets (a burst that drains by so much a second), both five
/// percent wider than the figure, because a request's way through the network moves it in time. The
/// highest usage ever seen is kept, so that a caller's budget can be proven afterwards.
@NullMarked
package io.cryptorun.simulator.limits;

import org.jspecify.annotations.NullMarked;
