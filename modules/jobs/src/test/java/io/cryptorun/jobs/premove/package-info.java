/// Tests of the premove sweep, and of the premove part of a hot scan, on a real ledger. Markets are
/// arranged: [io.cryptorun.jobs.premove.PremoveMarket] makes of a quiet market one in which single
/// coins diverge, are squeezed or climb, so that every gate can be made to pass and to fail.
@NullMarked
package io.cryptorun.jobs.premove;

import org.jspecify.annotations.NullMarked;
