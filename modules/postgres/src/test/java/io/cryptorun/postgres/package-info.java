/// The embedded server is tried as it is used: real programs, real processes, real kills.
@NullMarked
package io.cryptorun.postgres;

import org.jspecify.annotations.NullMarked;
