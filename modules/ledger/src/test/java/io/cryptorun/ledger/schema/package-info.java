@NullMarked
package io.cryptorun.ledger.schema;

import org.jspecify.annotations.NullMarked;
