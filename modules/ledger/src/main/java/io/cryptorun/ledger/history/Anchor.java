package io.cryptorun.ledger.history;

import java.util.List;

/// What was seen of a ledger at one moment.
///
/// @param epoch the highest that was given out
/// @param heads one per chain
public record Anchor(long epoch, List<ChainHead> heads) {

  public Anchor {
    heads = List.copyOf(heads);
  }
}
