/// The shared parts are tested like any other: a test that lies is worse than none.
@NullMarked
package io.cryptorun.testkit;

import org.jspecify.annotations.NullMarked;
