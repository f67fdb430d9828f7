package io.cryptorun.domain.universe;

/// A coin left out of the universe, or a note about one that is in.
///
/// @param symbol `BASE/USD`; the venue's own spelling where no symbol could be made of it
public record Excluded(String symbol, Exclusion code) {

  /// Whether the coin is in the universe all the same.
  public boolean isNote() {
    return code == Exclusion.UNTESTED;
  }
}
