package io.cryptorun.domain.market;

import java.util.List;

/// The spot pairs a venue lets anyone trade now, as far as they are quoted in a [Quote].
///
/// @param instruments tradable pairs with a well-formed base
/// @param malformed pairs left out because their name is not one a coin can have
public record Listing(Venue venue, List<Instrument> instruments, List<Malformed> malformed) {

  public Listing {
    instruments = List.copyOf(instruments);
    malformed = List.copyOf(malformed);
  }

  /// A pair whose name broke a rule.
  ///
  /// @param id the venue's spelling
  /// @param expected the form it should have had
  public record Malformed(Venue venue, String id, String expected) {}
}
