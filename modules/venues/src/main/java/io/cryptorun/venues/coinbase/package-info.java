/// Coinbase Exchange. Bare JSON; an error is an HTTP status with a `message`. Bars come in an
/// unusual order of columns (low, high, open, close) and leave out hours without trades; there is
/// no call for all tickers. A level-2 book is the whole book, often above a megabyte: far levels
/// are cut on our side, beyond every price a gate looks at.
@NullMarked
package io.cryptorun.venues.coinbase;

import org.jspecify.annotations.NullMarked;
