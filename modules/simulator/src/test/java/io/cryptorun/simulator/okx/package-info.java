/// Tests of the package of the same name.
@NullMarked
package io.cryptorun.simulator.okx;

import org.jspecify.annotations.NullMarked;
