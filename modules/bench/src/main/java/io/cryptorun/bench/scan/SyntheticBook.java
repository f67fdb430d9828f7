package io.cryptorun.bench.scan;

import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Level;
import io.cryptorun.domain.market.OrderBook;
import io.cryptorun.domain.market.Reply;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/// Both sides of a book: even steps of 4 bp from a spread of 5 bp outwards, so that half of the
/// levels lie within the depth that is summed.
record SyntheticBook(List<Level> bids, List<Level> asks) {

  private static final int LEVELS = 100;
  private static final double HALF_SPREAD = 0.00025;
  private static final double STEP = 0.0004;

  /// @param levelUsd dollars on each level
  static SyntheticBook around(double mid, double levelUsd) {
    return new SyntheticBook(side(mid, -1, levelUsd), side(mid, 1, levelUsd));
  }

  private static List<Level> side(double mid, int direction, double levelUsd) {
    return IntStream.range(0, LEVELS)
        .mapToObj(level -> mid * (1 + direction * (HALF_SPREAD + STEP * level)))
        .map(price -> new Level(decimal(price), decimal(levelUsd / price)))
        .toList();
  }

  private static BigDecimal decimal(double value) {
    return BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_UP);
  }

  Reply<OrderBook> of(Instrument pair, Instant at) {
    var latency = Duration.ofMillis(100);
    var book = OrderBook.of(pair.venue(), pair, bids, asks, at, Duration.ZERO, latency);
    return new Reply.Received<>(book, at, latency, false);
  }
}
