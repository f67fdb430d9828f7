/// Tests of the package of the same name.
@NullMarked
package io.cryptorun.simulator.binance;

import org.jspecify.annotations.NullMarked;
