/// The synthetic input of the scan's benchmark: it must stay a scan in which every gate has work to
/// do, or its figures would say nothing about a real one.
@NullMarked
package io.cryptorun.bench.scan;

import org.jspecify.annotations.NullMarked;
