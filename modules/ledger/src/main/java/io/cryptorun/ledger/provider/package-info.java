/// What all processes know about the exchanges together: budgets of calls, outcomes, circuits.
@NullMarked
package io.cryptorun.ledger.provider;

import org.jspecify.annotations.NullMarked;
