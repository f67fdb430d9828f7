/// The files that runs published: what each holds, on which node and in which store it lies, and a
/// copy of the small ones, so that each node can show them.
@NullMarked
package io.cryptorun.ledger.artifact;

import org.jspecify.annotations.NullMarked;
