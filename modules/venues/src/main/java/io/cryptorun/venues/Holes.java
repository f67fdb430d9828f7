package io.cryptorun.venues;

import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.Interval;
import java.util.ArrayList;
import java.util.List;

/// Fills the holes of a venue that leaves out bars in which nothing traded (Coinbase): every slot
/// between two bars gets a flat bar at the former close. Before the first and after the last bar
/// nothing is known and nothing is filled.
final class Holes {
  private Holes() {}

  static List<Candle> filled(List<Candle> bars, Interval interval) {
    var whole = new ArrayList<Candle>();
    for (var bar : bars) {
      while (!whole.isEmpty()
          && whole.getLast().openTime().plus(interval.width()).isBefore(bar.openTime())) {
        whole.add(flat(whole.getLast(), interval));
      }
      whole.add(bar);
    }
    return List.copyOf(whole);
  }

  private static Candle flat(Candle before, Interval interval) {
    double price = before.close();
    return new Candle(
        before.openTime().plus(interval.width()), price, price, price, price, 0, 0, true);
  }
}
