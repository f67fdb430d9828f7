/// Public trades, made up so that they agree with the bars they happen in. The unit is a stretch of
/// an hour: its trades share the stretch's volume by a fat-tailed draw, stand on the price's path
/// and lean to the side the hour went. A trade is a function of (venue, symbol, hour, number)
/// alone, so it keeps its number, time and price whenever it is asked for; an instant only decides
/// which trades have happened.
@NullMarked
package io.cryptorun.simulator.trades;

import org.jspecify.annotations.NullMarked;
