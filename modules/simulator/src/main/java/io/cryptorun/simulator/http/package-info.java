/// A loopback HTTP/1.1 server small enough to break on purpose: one virtual thread a connection,
/// GET only, keep-alive, gzip where accepted. It is written by hand because an answer may have to
/// lie about its length, stop in the middle, trickle, or end in a reset, which a library's server
/// exists to prevent; see [io.cryptorun.simulator.http.Delivery].
@NullMarked
package io.cryptorun.simulator.http;

import org.jspecify.annotations.NullMarked;
