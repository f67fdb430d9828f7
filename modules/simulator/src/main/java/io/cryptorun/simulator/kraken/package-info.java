/// Kraken's two hosts. The spot one answers under `/0/public`, always with HTTP 200 and an `error`
/// list; pairs are known by several names, and an answer is keyed by the internal one unless the
/// display name was asked for; an unknown pair fails a whole batch. The one for perpetuals writes
/// bare numbers, tells funding as money for a contract and an hour, and has two forms of error.
@NullMarked
package io.cryptorun.simulator.kraken;

import org.jspecify.annotations.NullMarked;
