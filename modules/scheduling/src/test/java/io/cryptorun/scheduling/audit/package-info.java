/// What the one node that looks after the others does every few seconds, on a real ledger and with
/// a clock that the test moves.
@NullMarked
package io.cryptorun.scheduling.audit;

import org.jspecify.annotations.NullMarked;
