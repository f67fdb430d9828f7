/// How much the bundled synthetic market gives a hot scan to find: often nothing, sometimes a few
/// rows. This is a property of the market, not of the machine, and the same in every run.
@NullMarked
package io.cryptorun.bench.market;

import org.jspecify.annotations.NullMarked;
