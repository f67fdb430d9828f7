/// Tests of the package of the same name.
@NullMarked
package io.cryptorun.simulator.kraken;

import org.jspecify.annotations.NullMarked;
