/// Whether the history is what was written, and what of it is kept. Everything that is published
/// leaves an event in a chain of hashes; walking a chain from its anchor to its head proves that no
/// event was changed, removed or added, and the hashes in the events prove the same of the rows
/// they speak of. What retention removes is verified first and leaves an anchor, so that the rest
/// can be walked from there.
@NullMarked
package io.cryptorun.ledger.audit;

import org.jspecify.annotations.NullMarked;
