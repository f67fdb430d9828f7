/// What the faults cost, in a table: how often each was done, how long it took until the work went
/// on, how many attempts were wasted, how many late results refused. Figures of real runs only.
@NullMarked
package io.cryptorun.rig.report;

import org.jspecify.annotations.NullMarked;
