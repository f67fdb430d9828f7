@NullMarked
package io.cryptorun.ledger.provider;

import org.jspecify.annotations.NullMarked;
