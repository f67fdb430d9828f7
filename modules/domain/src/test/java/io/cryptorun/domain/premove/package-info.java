/// Tests of the signs that a coin may be about to move.
@NullMarked
package io.cryptorun.domain.premove;

import org.jspecify.annotations.NullMarked;
