/// Quartz's job store, taken in hand. What Quartz would conclude from wall clocks and from its own
/// rows is concluded here from the ledger's registrations: a node is alive as long as its
/// registration is open, and a firing counts as long as its row is there. A node that was fenced
/// and does not know it yet changes nothing.
@NullMarked
package io.cryptorun.scheduling.store;

import org.jspecify.annotations.NullMarked;
