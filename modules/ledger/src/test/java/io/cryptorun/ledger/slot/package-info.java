@NullMarked
package io.cryptorun.ledger.slot;

import org.jspecify.annotations.NullMarked;
