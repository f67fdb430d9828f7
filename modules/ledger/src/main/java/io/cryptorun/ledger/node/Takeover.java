package io.cryptorun.ledger.node;

import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.slot.DueSlot;
import java.util.List;

/// What came of an attempt to take over from a peer.
public sealed interface Takeover {

  /// The peer is fenced, its sessions are ended, and its runs are closed.
  ///
  /// @param by who took over, and is to deliver
  /// @param reopened nominal times that are open again: deliver them now, oldest first
  /// @param abandoned how many of its runs were closed; those of requests have failed for good
  record Done(NodeEpoch peer, NodeEpoch by, List<DueSlot> reopened, int abandoned)
      implements Takeover {}

  /// The peer's registration was closed already: it left, came back under a new one, or somebody
  /// else was faster.
  record PeerGone(NodeEpoch peer) implements Takeover {}

  /// The observer is not an active member itself; it is the one that was cut off.
  record NotEntitled(NodeEpoch own) implements Takeover {}

  /// Somebody held the rows even after the peer's sessions were ended; the next poll tries again.
  record RowsLocked(NodeEpoch peer) implements Takeover {}
}
