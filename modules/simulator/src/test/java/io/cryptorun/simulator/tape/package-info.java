/// Tests of the package of the same name.
@NullMarked
package io.cryptorun.simulator.tape;

import org.jspecify.annotations.NullMarked;
