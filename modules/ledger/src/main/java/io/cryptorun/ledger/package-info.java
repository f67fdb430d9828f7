/// All state, in PostgreSQL: slots and attempts, history, artifacts, gate decisions, caches,
/// budgets. One class per table, its SQL beside the code that binds it. The idea to read it by is
/// the fence: a run may do what it likes until the one transaction that makes its result visible,
/// and that transaction names slot, attempt, node and epoch; when any of them is no longer open it
/// changes nothing and the run learns that it came too late.
@NullMarked
package io.cryptorun.ledger;

import org.jspecify.annotations.NullMarked;
