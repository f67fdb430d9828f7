/// Binance's two hosts, spot under `/api/v3` and perpetuals under `/fapi/v1`. Each call has a
/// weight; the weight used in the last minute stands in a header of every answer. Calls beyond the
/// limit get 429 with `Retry-After`, and who goes on is banned with 418. Candle rows are oldest
/// first and carry their close time and quote volume. Funding rates and open interest are counted
/// apart from the weight.
@NullMarked
package io.cryptorun.simulator.binance;

import org.jspecify.annotations.NullMarked;
