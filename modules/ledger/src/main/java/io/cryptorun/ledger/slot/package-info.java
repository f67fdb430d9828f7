/// Nominal times and requests: one row each, claimed by one node at a time. A claim opens an
/// attempt and hands out its fence.
@NullMarked
package io.cryptorun.ledger.slot;

import org.jspecify.annotations.NullMarked;
