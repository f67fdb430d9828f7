/// Tests of the package of the same name.
@NullMarked
package io.cryptorun.simulator.http;

import org.jspecify.annotations.NullMarked;
