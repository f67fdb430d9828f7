/// OKX's endpoints under `/api/v5`, spot and swaps on one host. Figures are strings, times
/// milliseconds as strings, rows come newest first; `after` asks for older rows and `before` for
/// newer ones, both excluding the bound; a daily bar opens at 16:00 UTC unless its name ends in
/// `utc`.
@NullMarked
package io.cryptorun.simulator.okx;

import org.jspecify.annotations.NullMarked;
