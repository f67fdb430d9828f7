/// What this project relies on Quartz to do, on the real job store: a library's upgrade that does
/// otherwise turns one of these red.
@NullMarked
package io.cryptorun.scheduling;

import org.jspecify.annotations.NullMarked;
