package io.cryptorun.simulator.market;

import io.cryptorun.simulator.market.Book.Order;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// The order book of a listing around a mid price. Spread (2 to 12 basis points), depth within 2 %
/// of mid (2 to 6 times the least depth of the coin's tier) and the shape of both sides are fixed
/// by (venue, symbol, hour); only the mid moves within the hour. Both sides reach beyond the 2 %
/// within the first 260 levels, so that no venue's cut hides part of that depth.
public final class DerivedBook {
  private static final int INSIDE = 200;
  private static final int EDGE = 60;
  private static final int TOUCH = 12;
  private static final double BAND = 0.0197;
  private static final double EDGE_REACH = 0.035;
  private static final double FULL_REACH = 0.5;
  private static final double BASIS_POINT = 1e-4;

  private final Listing listing;
  private final long key;
  private final Liquidity tier;

  /// A book of one hour (whole hours since 1970).
  public DerivedBook(Listing listing, long hour, Liquidity tier) {
    this.listing = listing;
    this.key = Noise.key(Noise.key(listing.venue().name(), listing.symbol(), "book"), hour);
    this.tier = tier;
  }

  /// Relative spread, 0.0002 to 0.0012.
  public double spread() {
    return Noise.between(key, 1, 2.1, 11.9) * BASIS_POINT;
  }

  /// Depth within 2 % of mid in USD, both sides together.
  public double depth() {
    return tier.leastDepth() * Noise.between(key, 2, 2.1, 5.9);
  }

  /// The book around a mid price.
  ///
  /// @param outer levels a side beyond the first 260, for venues that deliver the whole book
  public Book around(double mid, long millis, int outer) {
    return book(mid, millis, INSIDE + EDGE + outer, outer);
  }

  /// The same book cut to its first levels, for tickers that show only the best.
  public Book touch(double mid, long millis) {
    return book(mid, millis, TOUCH, 0);
  }

  private Book book(double mid, long millis, int levels, int outer) {
    double bidShare = Noise.between(key, 3, 0.42, 0.58);
    return new Book(
        side(mid, -1, depth() * bidShare, levels, outer),
        side(mid, 1, depth() * (1 - bidShare), levels, outer),
        millis);
  }

  private List<Order> side(double mid, int direction, double depth, int count, int outer) {
    long sideKey = Noise.key(key, 10 + direction);
    var levels = new ArrayList<Order>();
    double touch = spread() / 2;
    double weights = totalWeight(sideKey);
    for (int i = 0; i < count; i++) {
      double away = distance(i, touch, outer);
      double usd = depth * weight(sideKey, i) / weights;
      add(levels, mid * (1 + direction * away), usd, direction, 1 + i % 7);
    }
    return levels;
  }

  /// Distance from mid: quadratic up to the band, then even steps to the edge, then to the end.
  private static double distance(int index, double touch, int outer) {
    if (index < INSIDE) {
      double part = (double) index / (INSIDE - 1);
      return touch + (BAND - touch) * Math.pow(part, 1.6);
    }
    if (index < INSIDE + EDGE) {
      return BAND + 0.0008 + (EDGE_REACH - BAND) * (index - INSIDE + 1) / EDGE;
    }
    return EDGE_REACH + 0.001 + (FULL_REACH - EDGE_REACH) * (index - INSIDE - EDGE + 1) / outer;
  }

  private static double weight(long sideKey, int index) {
    return Noise.between(sideKey, index, 0.4, 1.6);
  }

  private static double totalWeight(long sideKey) {
    double sum = 0;
    for (int i = 0; i < INSIDE; i++) {
      sum += weight(sideKey, i);
    }
    return sum;
  }

  private void add(List<Order> levels, double at, double usd, int direction, int orders) {
    var rounding = direction < 0 ? RoundingMode.FLOOR : RoundingMode.CEILING;
    var price = BigDecimal.valueOf(at).setScale(listing.priceScale(), rounding);
    if (price.signum() <= 0) {
      return;
    }
    var size =
        BigDecimal.valueOf(usd / price.doubleValue())
            .setScale(listing.sizeScale(), RoundingMode.HALF_UP);
    if (size.signum() == 0) {
      return;
    }
    var previous = levels.isEmpty() ? null : levels.getLast();
    if (previous != null && previous.price().compareTo(price) == 0) {
      levels.removeLast();
      levels.add(new Order(price, previous.size().add(size), previous.orders() + orders));
    } else {
      levels.add(new Order(price, size, orders));
    }
  }
}
