/// OKX, spot and swaps. Answers come in an envelope whose `code` is `"0"` when all is well,
/// whatever the HTTP status; all figures are strings and an empty string means absent. Bars carry
/// their own mark of being closed. Daily bars are asked with the `utc` suffix: without it they open
/// at 16:00 UTC. Swaps are answered by the same host in the same manner, so their client shares the
/// door.
@NullMarked
package io.cryptorun.venues.okx;

import org.jspecify.annotations.NullMarked;
