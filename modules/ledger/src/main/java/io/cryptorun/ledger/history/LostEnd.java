package io.cryptorun.ledger.history;

/// A chain whose end, as it was seen here, is not in the ledger any more.
///
/// @param seen the event that was seen
/// @param position how far the chain goes now; 0 when there is no such chain
record LostEnd(ChainHead seen, long position) {

  /// In words: the same for the same loss, however far the chain has come since.
  String told() {
    return "chain %s: event %d with hash %s... was seen and is not in the ledger any more"
        .formatted(seen.chain(), seen.position(), seen.hash().substring(0, 12));
  }
}
