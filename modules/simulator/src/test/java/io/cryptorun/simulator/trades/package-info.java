/// Tests of the package of the same name.
@NullMarked
package io.cryptorun.simulator.trades;

import org.jspecify.annotations.NullMarked;
