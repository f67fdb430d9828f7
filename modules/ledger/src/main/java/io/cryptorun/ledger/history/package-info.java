/// Whether the ledger still is what this machine has seen of it. A server that was restored from an
/// older copy, or a standby that had not received everything when it was promoted, comes back with
/// a history that lacks its end, and cannot know that. So each machine keeps, outside of the
/// database, how far every hash chain had come, and compares whenever it meets the database anew.
@NullMarked
package io.cryptorun.ledger.history;

import org.jspecify.annotations.NullMarked;
