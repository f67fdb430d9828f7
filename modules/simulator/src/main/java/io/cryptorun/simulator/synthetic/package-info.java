/// The market that ships with the product: 140 coins whose hours are a function of (seed, coin,
/// hour) and of nothing else, so that any hour of any year can be asked for first. Prices walk at
/// random between monthly anchors, pushed by the market, by the coin's sector and by bursts of its
/// own; stretches of calm, normal and volatile weather scale all of it, and volume rises with
/// moves.
@NullMarked
package io.cryptorun.simulator.synthetic;

import org.jspecify.annotations.NullMarked;
