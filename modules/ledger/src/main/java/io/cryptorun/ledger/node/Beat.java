package io.cryptorun.ledger.node;

import java.time.Instant;

/// The answer to a beat: how the registration stands.
///
/// @param state `active`, `draining`, `left` or `fenced`
/// @param at the server's clock
record Beat(String state, Instant at) {

  boolean isOpen() {
    return isOpen(state);
  }

  boolean isActive() {
    return state.equals("active");
  }

  static boolean isOpen(String state) {
    return state.equals("active") || state.equals("draining");
  }
}
