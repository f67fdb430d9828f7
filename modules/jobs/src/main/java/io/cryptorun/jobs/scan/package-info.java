/// The steps of a scan that touch the world, in the order in which they happen: the day's universe,
/// dollar rates, the regime in force, the market snapshot, and the record of what was found.
/// Between them [io.cryptorun.domain.scan.Scan] computes.
@NullMarked
package io.cryptorun.jobs.scan;

import org.jspecify.annotations.NullMarked;
