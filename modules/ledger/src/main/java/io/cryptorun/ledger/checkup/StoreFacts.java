package io.cryptorun.ledger.checkup;

import java.util.List;

/// The triggers of the job store.
///
/// @param waiting for their time
/// @param firing taken by a node that has a firing to show for it
/// @param paused names of those that are
/// @param other in none of these states, such as one whose last firing is over
/// @param stuck names of those in a state that nothing leads out of, with that state
public record StoreFacts(
    int waiting, int firing, List<String> paused, int other, List<String> stuck) {

  public StoreFacts {
    paused = List.copyOf(paused);
    stuck = List.copyOf(stuck);
  }
}
