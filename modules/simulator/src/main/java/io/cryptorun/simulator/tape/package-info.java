/// A recorded market: files of candles below a folder, named
/// `.../ohlcv_1h/<VENUE>/<BASE-QUOTE>.csv.gz` (and `ohlcv_1d`), and beside them funding rates and
/// open interest of perpetuals. At start every file is read once for its fingerprint and its
/// period; its bars are parsed when they are first asked for. At any instant the files whose period
/// holds it are the market: a coin recorded on one venue is listed by all of them, at prices and
/// volumes derived from the recording.
@NullMarked
package io.cryptorun.simulator.tape;

import org.jspecify.annotations.NullMarked;
