/// A daemon among its peers: what happens on this side when a peer is taken over from, when this
/// node itself was fenced and comes back, when another process says that something has changed, and
/// when it is told to go. Everything here reacts; that a result counts once is decided by the
/// ledger alone.
@NullMarked
package io.cryptorun.scheduling.cluster;

import org.jspecify.annotations.NullMarked;
