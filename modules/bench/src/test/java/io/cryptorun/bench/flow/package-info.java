/// The bound that a whole scan is compared with: reading the exchanges' counts, and the arithmetic
/// of bursts and refills.
@NullMarked
package io.cryptorun.bench.flow;

import org.jspecify.annotations.NullMarked;
