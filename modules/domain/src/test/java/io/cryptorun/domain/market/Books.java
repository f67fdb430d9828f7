package io.cryptorun.domain.market;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Order books written in a line: prices and sizes alternate, as texts.
public final class Books {

  public static final Instant RECEIVED = Instant.parse("2021-05-07T02:00:05Z");

  private static final Instrument BTC = new Instrument(Venue.OKX, "BTC-USDT", "BTC", Quote.USDT);

  private Books() {}

  public static OrderBook of(List<Level> bids, List<Level> asks) {
    return lagging(bids, asks, Duration.ZERO);
  }

  public static OrderBook lagging(List<Level> bids, List<Level> asks, Duration stampLag) {
    return OrderBook.of(Venue.OKX, BTC, bids, asks, RECEIVED, stampLag, Duration.ofMillis(100));
  }

  public static List<Level> levels(String... priceThenSize) {
    var levels = new ArrayList<Level>();
    for (int i = 0; i < priceThenSize.length; i += 2) {
      levels.add(new Level(new BigDecimal(priceThenSize[i]), new BigDecimal(priceThenSize[i + 1])));
    }
    return levels;
  }

  /// A measured book around a mid, with a spread and a depth of equal halves.
  public static BookMeasure.Valid measured(double mid, double spreadBps, double depthUsd) {
    double half = depthUsd / 2;
    return new BookMeasure.Valid(
        of(levels("1", "1"), levels("2", "1")),
        1,
        mid,
        spreadBps,
        new BookMeasure.Depth(depthUsd, half, half, false, false));
  }
}
