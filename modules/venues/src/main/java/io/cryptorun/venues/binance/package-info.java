/// Binance, spot and USD-M futures. Bare JSON; an error is an HTTP status with a numeric `code`.
/// Calls are paid by weight out of one allowance per minute; going on after a 429 is answered by a
/// 418, a ban, and then nothing more is asked until it ends. Pair names have no separator and are
/// never cut apart: base and quote have their own fields. The USD-M futures are another host in the
/// same manner, with a weight of its own and separate allowances for funding history and
/// statistics.
@NullMarked
package io.cryptorun.venues.binance;

import org.jspecify.annotations.NullMarked;
