/// Kraken, spot and futures. Every spot answer comes with HTTP status 200, failures too: the
/// `error` list of the envelope is looked at first. Results are keyed by the venue's internal pair
/// name, whatever spelling was asked; we ask with `altname` (`XBTUSD`) and take base and quote from
/// `wsname` (`XBT/USD`), because cutting an internal key such as `XTZUSD` apart goes wrong. Kraken
/// Futures is another host with another envelope (`result`, and errors in two forms) and bare
/// numbers; its current funding rate is an amount of dollars an hour, its history a fraction.
@NullMarked
package io.cryptorun.venues.kraken;

import org.jspecify.annotations.NullMarked;
