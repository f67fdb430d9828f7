@NullMarked
package io.cryptorun.ledger.market;

import org.jspecify.annotations.NullMarked;
