/// Which job is due when, in every version there was, and the configuration that says so. A change
/// counts from the moment from which it is valid, never backwards.
@NullMarked
package io.cryptorun.ledger.schedule;

import org.jspecify.annotations.NullMarked;
