@NullMarked
package io.cryptorun.ledger.run;

import org.jspecify.annotations.NullMarked;
