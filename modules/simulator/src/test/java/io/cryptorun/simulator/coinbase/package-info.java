/// Tests of the package of the same name.
@NullMarked
package io.cryptorun.simulator.coinbase;

import org.jspecify.annotations.NullMarked;
