/// Commands about the market regime: the one in force and those before it.
@NullMarked
package io.cryptorun.cli.regime;

import org.jspecify.annotations.NullMarked;
