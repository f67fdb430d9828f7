/// The state of the whole market, calm, normal or volatile, and what a scan does differently in
/// each: how the factors are blended, which horizons of momentum count, how strict the guards are.
/// A scan never detects a regime; it reads the one in force, and a regime that is unknown or too
/// old to be believed is replaced by the normal one, with the reason kept beside it.
@NullMarked
package io.cryptorun.domain.regime;

import org.jspecify.annotations.NullMarked;
