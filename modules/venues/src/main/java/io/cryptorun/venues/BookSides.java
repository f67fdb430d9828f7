package io.cryptorun.venues;

import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Level;
import io.cryptorun.domain.market.OrderBook;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.venues.http.NumberRow;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The levels of a book as a venue answered them, not yet joined with the time of the answer.
///
/// @param stamp the venue's own time of the snapshot, null where it gives none
public record BookSides(List<Level> bids, List<Level> asks, @Nullable Instant stamp) {
  private static final int PRICE = 0;
  private static final int SIZE = 1;

  /// Levels of rows that begin with price and size, as all four venues send them. A price that
  /// comes twice is one level of the smaller size: counted twice it would be depth that never was.
  public static List<Level> levels(List<NumberRow> rows) {
    var byPrice = new LinkedHashMap<BigDecimal, Level>();
    for (var row : rows) {
      var level = new Level(row.at(PRICE), row.at(SIZE));
      byPrice.merge(level.price().stripTrailingZeros(), level, BookSides::smaller);
    }
    return List.copyOf(byPrice.values());
  }

  private static Level smaller(Level one, Level other) {
    return other.size().compareTo(one.size()) < 0 ? other : one;
  }

  /// The book of an instrument, with the age its stamp had when it arrived.
  public static OrderBook book(
      Instrument instrument, Reply.Received<BookSides> answer, VenueClock clock) {
    var sides = answer.value();
    var lag = sides.stamp == null ? Duration.ZERO : clock.lag(sides.stamp, answer.receivedAt());
    return OrderBook.of(
        instrument.venue(),
        instrument,
        sides.bids,
        sides.asks,
        answer.receivedAt(),
        lag,
        answer.latency());
  }
}
