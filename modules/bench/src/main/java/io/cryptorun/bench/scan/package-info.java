/// What the pure steps of a scan and of a regime refresh cost, by the number of coins: time and
/// allocated bytes for each coin. A flat line says that a step is linear; the input is the same in
/// every run, and making it is not measured.
@NullMarked
package io.cryptorun.bench.scan;

import org.jspecify.annotations.NullMarked;
