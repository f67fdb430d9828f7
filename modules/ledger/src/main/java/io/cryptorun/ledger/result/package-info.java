/// What runs leave for others: gate decisions, candidates, regimes, checks of providers. A run
/// writes these rows with its end; here they are read.
@NullMarked
package io.cryptorun.ledger.result;

import org.jspecify.annotations.NullMarked;
