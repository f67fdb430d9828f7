/// Tests of the package of the same name.
@NullMarked
package io.cryptorun.simulator.derivatives;

import org.jspecify.annotations.NullMarked;
