/// Coinbase Exchange's endpoints. Answers are bare arrays and objects, errors an HTTP status with a
/// message; candle rows are JSON numbers in the order time, low, high, open, close, volume, newest
/// first, hours without a trade left out; a book of level 2 is the whole book, and a trade's side
/// is the maker's.
@NullMarked
package io.cryptorun.simulator.coinbase;

import org.jspecify.annotations.NullMarked;
