package io.cryptorun.simulator.trades;

import io.cryptorun.simulator.market.Bar;
import io.cryptorun.simulator.market.Candle;
import io.cryptorun.simulator.market.Listing;
import io.cryptorun.simulator.market.Noise;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// All trades of one hour of a listing. A busy hour is cut into six stretches that carry a sixth of
/// its volume each, so that also a part of an hour shows about its part of the volume.
final class HourOfTrades {
  static final long IDS = 1_000_000;
  private static final long STRETCH_IDS = 160_000;
  private static final long HOUR_MICROS = 3_600_000_000L;
  private static final int STRETCHES = 6;
  private static final double BUSY = 120;
  private static final double QUOTE_PER_TRADE = 800;
  private static final double DENSE = 4000;
  private static final int MOST_IN_A_STRETCH = 40_000;
  private static final double TAIL = 1.9;
  private static final double SAME_ORDER = 0.25;
  private static final double BASIS_POINT = 1e-4;

  private final Listing listing;
  private final long hour;
  private final Bar bar;
  private final long key;
  private final double trades;

  /// @param hour whole hours since 1970
  HourOfTrades(Listing listing, long hour, Bar bar) {
    this.listing = listing;
    this.hour = hour;
    this.bar = bar;
    this.key = Noise.key(Noise.key(listing.venue().name(), listing.symbol(), "trades"), hour);
    this.trades = count(bar);
  }

  /// How many trades make up an hour's volume: one for each 800 of quote volume, fewer and larger
  /// ones in a dense hour.
  static double count(Bar bar) {
    if (bar.base() <= 0) {
      return 0;
    }
    double even = Math.max(1, bar.quote() / QUOTE_PER_TRADE);
    return even <= DENSE ? even : Math.sqrt(DENSE * even);
  }

  int stretches() {
    return trades >= BUSY ? STRETCHES : 1;
  }

  /// The trades of one stretch, oldest first.
  ///
  /// @param stretch from 0
  List<Trade> stretch(int stretch) {
    long own = Noise.key(key, stretch);
    int count =
        Math.clamp(
            Math.round(trades / stretches() * Noise.between(own, 0, 0.8, 1.2)),
            1,
            MOST_IN_A_STRETCH);
    if (trades <= 0) {
      return List.of();
    }
    double[] shares = shares(own, count);
    var found = new ArrayList<Trade>(count);
    double buyers = buyers();
    double at = 0;
    boolean bought = false;
    for (int i = 0; i < count; i++) {
      long each = Noise.key(own, i + 1L);
      if (i == 0 || Noise.unit(each, 0) >= SAME_ORDER) {
        at = (stretch + (i + Noise.unit(each, 1)) / count) / stretches();
        bought = Noise.unit(each, 2) < buyers;
      }
      long id = hour * IDS + stretch * STRETCH_IDS + i;
      long micros = hour * HOUR_MICROS + (long) (at * HOUR_MICROS);
      found.add(new Trade(id, micros, price(at, bought), size(shares[i]), bought));
    }
    return found;
  }

  /// Log-normal shares of the stretch's volume: most are small, a few hold much of it.
  private double[] shares(long own, int count) {
    double volume = bar.base() / stretches();
    var shares = new double[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      shares[i] = Math.exp(TAIL * Noise.normal(own, 1_000_000L + i));
      sum += shares[i];
    }
    for (int i = 0; i < count; i++) {
      shares[i] *= volume / sum;
    }
    return shares;
  }

  /// The share of trades in which the taker bought: that of the candle, and some noise.
  private double buyers() {
    double lean = Candle.of(hour * 3600, 3600, bar, true).takerBuyShare();
    return Math.clamp(lean + Noise.between(key, 100, -0.1, 0.1), 0.05, 0.95);
  }

  /// On the path of the hour, a basis point up for buyers and down for sellers, never beyond the
  /// hour's extremes.
  private BigDecimal price(double at, boolean bought) {
    double away = 1 + (bought ? BASIS_POINT : -BASIS_POINT);
    return listing.price(Math.clamp(bar.at(at) * away, bar.low(), bar.high()));
  }

  private BigDecimal size(double amount) {
    var size = BigDecimal.valueOf(amount).setScale(listing.sizeScale(), RoundingMode.HALF_UP);
    return size.signum() > 0 ? size : BigDecimal.ONE.movePointLeft(listing.sizeScale());
  }
}
