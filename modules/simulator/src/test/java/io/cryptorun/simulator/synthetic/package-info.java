/// Tests of the package of the same name.
@NullMarked
package io.cryptorun.simulator.synthetic;

import org.jspecify.annotations.NullMarked;
