package io.cryptorun.domain.market;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/// The band of 2 % around mid, in exact decimals. With `s = bid + ask` mid is `s / 2`, so the edges
/// `0.98 * mid` and `1.02 * mid` are `0.49 * s` and `0.51 * s`: finite decimals, no division.
final class Band {

  static final BigDecimal HALF = new BigDecimal("0.5");

  /// `spread / mid * 10000` is `(ask - bid) * 20000 / (ask + bid)`.
  static final BigDecimal BPS = BigDecimal.valueOf(20_000);

  static final Duration TOLERATED_LAG = Duration.ofSeconds(5);

  private static final BigDecimal LOW = new BigDecimal("0.49");
  private static final BigDecimal HIGH = new BigDecimal("0.51");

  private Band() {}

  static BookMeasure.Depth depth(OrderBook book, BigDecimal sum, double fx) {
    BigDecimal low = sum.multiply(LOW);
    BigDecimal high = sum.multiply(HIGH);
    int bids = countBids(book.bids(), low);
    int asks = countAsks(book.asks(), high);
    BigDecimal bidDepth = notional(book.bids(), bids);
    BigDecimal askDepth = notional(book.asks(), asks);
    return new BookMeasure.Depth(
        bidDepth.add(askDepth).doubleValue() * fx,
        bidDepth.doubleValue() * fx,
        askDepth.doubleValue() * fx,
        bids == book.bids().size(),
        asks == book.asks().size());
  }

  static VenueOrderBook part(VenueOrderBook book) {
    boolean twoSided = !book.bids().isEmpty() && !book.asks().isEmpty();
    BigDecimal sum =
        twoSided
            ? book.bids().getFirst().price().add(book.asks().getFirst().price())
            : BigDecimal.ZERO;
    return book.with(
        upTo(book.bids(), twoSided ? countBids(book.bids(), sum.multiply(LOW)) : 0),
        upTo(book.asks(), twoSided ? countAsks(book.asks(), sum.multiply(HIGH)) : 0));
  }

  /// So many levels and one more, where there are as many.
  private static List<Level> upTo(List<Level> side, int inside) {
    return side.subList(0, Math.min(inside + 1, side.size()));
  }

  private static int countBids(List<Level> bids, BigDecimal edge) {
    int inside = 0;
    while (inside < bids.size() && bids.get(inside).price().compareTo(edge) >= 0) {
      inside++;
    }
    return inside;
  }

  private static int countAsks(List<Level> asks, BigDecimal edge) {
    int inside = 0;
    while (inside < asks.size() && asks.get(inside).price().compareTo(edge) <= 0) {
      inside++;
    }
    return inside;
  }

  private static BigDecimal notional(List<Level> levels, int count) {
    BigDecimal total = BigDecimal.ZERO;
    for (int i = 0; i < count; i++) {
      total = total.add(levels.get(i).price().multiply(levels.get(i).size()));
    }
    return total;
  }
}
