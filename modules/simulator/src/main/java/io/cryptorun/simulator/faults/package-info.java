/// Misbehaviour on demand. A [io.cryptorun.simulator.faults.FaultRule] says what happens, to which
/// calls and how often; [io.cryptorun.simulator.faults.Faults] decides for each call which rules
/// strike it. Faults of candles, books, trades and funding are worked into the figures before a
/// venue writes them, faults of the body into the JSON, faults of delivery into the bytes: one
/// class each.
@NullMarked
package io.cryptorun.simulator.faults;

import org.jspecify.annotations.NullMarked;
