/// What is told about the nodes: who is and was there, who took over from whom, and what drills
/// have shown.
@NullMarked
package io.cryptorun.ledger.cluster;

import org.jspecify.annotations.NullMarked;
