package io.cryptorun.simulator.market;

import java.math.BigDecimal;
import java.util.List;

/// An order book before it is written in a venue's form: best level first on both sides.
///
/// @param millis time of the snapshot, milliseconds since 1970
public record Book(List<Order> bids, List<Order> asks, long millis) {
  /// A price level.
  ///
  /// @param orders number of orders at this price
  public record Order(BigDecimal price, BigDecimal size, int orders) {}

  /// The same book with other sides.
  public Book with(List<Order> otherBids, List<Order> otherAsks) {
    return new Book(otherBids, otherAsks, millis);
  }
}
