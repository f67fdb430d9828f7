package io.cryptorun.domain.market;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A snapshot of one venue's own order book. The interface is sealed and its single implementation
/// can be made only here, for a [Venue]: depth and spread functions accept nothing else, so a
/// figure of an aggregator cannot reach a gate, whatever it calls itself.
public sealed interface OrderBook permits VenueOrderBook {

  /// Makes a book from levels in any order: levels with a non-positive price or size are dropped,
  /// bids sorted from the highest price down, asks from the lowest up. Empty and crossed books are
  /// kept as they are; judging them is a gate's work.
  ///
  /// @param venue the exchange that sent the book; must be the instrument's
  /// @param receivedAt database clock when the answer had arrived
  /// @param stampLag how far the venue's own stamp lay behind that venue's clock at receipt; zero
  ///   where the venue stamps nothing
  /// @param latency time from the request to the complete answer
  static OrderBook of(
      Venue venue,
      Instrument instrument,
      List<Level> bids,
      List<Level> asks,
      Instant receivedAt,
      Duration stampLag,
      Duration latency) {
    if (instrument.venue() != venue) {
      throw new IllegalArgumentException(
          "book of %s offered for instrument %s".formatted(venue, instrument));
    }
    return new VenueOrderBook(
        venue,
        instrument,
        VenueOrderBook.best(bids, true),
        VenueOrderBook.best(asks, false),
        receivedAt,
        stampLag,
        latency);
  }

  Venue venue();

  Instrument instrument();

  /// Best (highest) first; immutable.
  List<Level> bids();

  /// Best (lowest) first; immutable.
  List<Level> asks();

  Instant receivedAt();

  Duration stampLag();

  Duration latency();
}
