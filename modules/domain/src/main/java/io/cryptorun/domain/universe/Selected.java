package io.cryptorun.domain.universe;

import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.market.Venue;
import java.util.List;

/// A coin a job looks at in one run.
///
/// @param advUsd average daily volume, dollars
/// @param instruments its pairs on the run's effective venues, in their order; empty when none of
///   them lists it
/// @param listing the job's configured venues that list it
public record Selected(
    Symbol symbol, int rank, double advUsd, List<Instrument> instruments, List<Venue> listing) {

  public Selected {
    instruments = List.copyOf(instruments);
    listing = List.copyOf(listing);
  }
}
