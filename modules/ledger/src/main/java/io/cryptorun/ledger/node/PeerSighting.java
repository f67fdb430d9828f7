package io.cryptorun.ledger.node;

import io.cryptorun.ledger.NodeEpoch;
import org.jspecify.annotations.Nullable;

/// What one poll shows of a peer whose registration is open.
///
/// @param active false for one that drains and begins nothing more
/// @param beat the counter its session moves on; null when it never beat under this epoch, as a
///   command does not
/// @param clockSkewMillis how far its machine's clock is off, where it said so
/// @param lockFree whether no session holds its lock, while the observer's own is held
record PeerSighting(
    NodeEpoch node,
    boolean active,
    @Nullable Long beat,
    @Nullable Long clockSkewMillis,
    boolean lockFree) {

  /// Whether it is a daemon that could do another's work, as far as this poll shows.
  boolean couldStandIn() {
    return active
        && beat != null
        && (clockSkewMillis == null || Math.abs(clockSkewMillis) <= ClockSkew.LIMIT.toMillis());
  }
}
