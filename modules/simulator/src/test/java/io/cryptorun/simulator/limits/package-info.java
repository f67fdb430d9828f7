/// Tests of the package of the same name.
@NullMarked
package io.cryptorun.simulator.limits;

import org.jspecify.annotations.NullMarked;
