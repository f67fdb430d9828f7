/// Tests of the package of the same name.
@NullMarked
package io.cryptorun.simulator.market;

import org.jspecify.annotations.NullMarked;
