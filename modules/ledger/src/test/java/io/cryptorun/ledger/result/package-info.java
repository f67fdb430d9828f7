@NullMarked
package io.cryptorun.ledger.result;

import org.jspecify.annotations.NullMarked;
