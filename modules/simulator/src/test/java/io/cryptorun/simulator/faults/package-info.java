/// Tests of the package of the same name.
@NullMarked
package io.cryptorun.simulator.faults;

import org.jspecify.annotations.NullMarked;
