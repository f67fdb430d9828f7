package io.cryptorun.ledger.server;

/// One thing that a server lacks.
///
/// @param fatal whether no node may work on it
/// @param found what was found, e.g. `fsync is off`
/// @param why what follows from it
/// @param fix the statement, or the step, that mends it
public record Shortcoming(boolean fatal, String found, String why, String fix) {

  @Override
  public String toString() {
    return "%s: %s; %s".formatted(found, why, fix);
  }
}
