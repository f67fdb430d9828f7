/// What was read from the exchanges and stays true: closed candles, samples, the universe of a day,
/// each for the market it was read on.
@NullMarked
package io.cryptorun.ledger.market;

import org.jspecify.annotations.NullMarked;
