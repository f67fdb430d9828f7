/// The checks of the rig find what is wrong: each invariant is violated by hand once, and named.
@NullMarked
package io.cryptorun.rig.check;

import org.jspecify.annotations.NullMarked;
