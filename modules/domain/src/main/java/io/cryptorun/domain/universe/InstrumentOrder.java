package io.cryptorun.domain.universe;

import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Venue;
import java.util.Comparator;
import java.util.List;

/// A total order of pairs, so that no order of arrival can show in a result.
final class InstrumentOrder {

  private InstrumentOrder() {}

  /// Venues in the order given (unnamed ones last), then quote, then the venue's spelling.
  static Comparator<Instrument> by(List<Venue> venues) {
    return Comparator.comparingInt((Instrument pair) -> position(venues, pair.venue()))
        .thenComparing(Instrument::venue)
        .thenComparing(Instrument::quote)
        .thenComparing(Instrument::id);
  }

  private static int position(List<Venue> venues, Venue venue) {
    int index = venues.indexOf(venue);
    return index < 0 ? Integer.MAX_VALUE : index;
  }
}
