/// Market values as every other package sees them (venue, instrument, candle, order book, reply)
/// and the ports through which they arrive. A figure a venue did not send is absent, never zero; a
/// call that failed is a [io.cryptorun.domain.market.Reply.Missing], never an exception. An order
/// book can only be made for one of the four exchanges: there is no way to name another source.
@NullMarked
package io.cryptorun.domain.market;

import org.jspecify.annotations.NullMarked;
