/// Commands about the market regime: the one in force and those before it, as the ledger has them.
/// None of them computes one.
@NullMarked
package io.cryptorun.cli.regime;

import org.jspecify.annotations.NullMarked;
