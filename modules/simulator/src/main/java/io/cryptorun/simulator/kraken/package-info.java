/// Kraken's spot endpoints under `/0/public`. Every answer is HTTP 200 with an `error` list; pairs
/// are known by several names, and an answer is keyed by the internal one unless the display name
/// was asked for; an unknown pair fails a whole batch.
@NullMarked
package io.cryptorun.simulator.kraken;

import org.jspecify.annotations.NullMarked;
