package io.cryptorun.ledger.checkup;

import java.util.List;

/// The triggers of the job store.
///
/// @param waiting for their time
/// @param firing taken by a node that has a firing to show for it
/// @param other paused ones and the like
/// @param stuck names of those in a state that nothing leads out of, with that state
public record StoreFacts(int waiting, int firing, int other, List<String> stuck) {

  public StoreFacts {
    stuck = List.copyOf(stuck);
  }
}
