/// What the hosts of the four exchanges have in common. An
/// [io.cryptorun.simulator.exchange.Exchange] turns a request into a
/// [io.cryptorun.simulator.exchange.Route] (what it is called, what it costs, who answers), a
/// handler turns a [io.cryptorun.simulator.exchange.Call] into an
/// [io.cryptorun.simulator.exchange.Answer]; limits and faults stand between the two and know no
/// venue. How a venue spells and wraps things is told in its own package only.
@NullMarked
package io.cryptorun.simulator.exchange;

import org.jspecify.annotations.NullMarked;
