/// The steps around the premove gates that touch the world: trades and derivatives beside a market
/// snapshot, depths of the week before, the rules in force, and the record of what was found.
/// [io.cryptorun.jobs.premove.SideLook] reads, [io.cryptorun.jobs.premove.Subjects] turns a judged
/// scan and what was read into coins that the gates are asked about; between them
/// [io.cryptorun.domain.premove] computes. The hourly sweep and the hot scan share all of it.
@NullMarked
package io.cryptorun.jobs.premove;

import org.jspecify.annotations.NullMarked;
