/// Histories that lack what was seen of them.
@NullMarked
package io.cryptorun.ledger.history;

import org.jspecify.annotations.NullMarked;
