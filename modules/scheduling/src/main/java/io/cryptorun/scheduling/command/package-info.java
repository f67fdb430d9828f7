/// What operators ask for, applied by a node through its own scheduler and the ledger. The command
/// line writes a row and nothing else; a row is taken on by one node, applied, and settled with
/// what was found and what was left. A node that dies in between leaves it to the next, so each of
/// these may be done twice with the result of once.
@NullMarked
package io.cryptorun.scheduling.command;

import org.jspecify.annotations.NullMarked;
