/// Faults, one after another, on a pair that works: what each must lead to, and that nothing is
/// lost, doubled, invented or early by it.
@NullMarked
package io.cryptorun.rig.fault;

import org.jspecify.annotations.NullMarked;
