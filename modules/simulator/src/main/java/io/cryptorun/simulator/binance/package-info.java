/// Binance's spot endpoints under `/api/v3`. Each call has a weight; the weight used in the last
/// minute stands in a header of every answer. Calls beyond the limit get 429 with `Retry-After`,
/// and who goes on is banned with 418. Candle rows are oldest first and carry their close time and
/// quote volume.
@NullMarked
package io.cryptorun.simulator.binance;

import org.jspecify.annotations.NullMarked;
