package io.cryptorun.domain.market;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// The one kind of order book there is: what a venue answered about one of its instruments.
record VenueOrderBook(
    Venue venue,
    Instrument instrument,
    List<Level> bids,
    List<Level> asks,
    Instant receivedAt,
    Duration stampLag,
    Duration latency)
    implements OrderBook {

  /// The same answer about fewer levels.
  VenueOrderBook with(List<Level> fewerBids, List<Level> fewerAsks) {
    return new VenueOrderBook(
        venue,
        instrument,
        List.copyOf(fewerBids),
        List.copyOf(fewerAsks),
        receivedAt,
        stampLag,
        latency);
  }

  static List<Level> best(List<Level> levels, boolean highestFirst) {
    var ascending = Comparator.comparing(Level::price);
    return levels.stream()
        .filter(level -> level.price().signum() > 0 && level.size().signum() > 0)
        .sorted(highestFirst ? ascending.reversed() : ascending)
        .toList();
  }
}
