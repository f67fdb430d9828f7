package io.cryptorun.venues;

import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Fills the holes of a venue that leaves out bars in which nothing traded (Coinbase): every slot
/// between two bars gets a flat bar at the former close. Before the first and after the last bar
/// nothing is known and nothing is filled, nor from a slot on of which something was sent that
/// could not be used: what it closed at is not known.
final class Holes {
  private Holes() {}

  /// @param doubtful slots that are empty though something was sent of them
  static List<Candle> filled(List<Candle> bars, Interval interval, Set<Instant> doubtful) {
    var whole = new ArrayList<Candle>();
    for (var bar : bars) {
      if (!whole.isEmpty()) {
        var next = whole.getLast().openTime().plus(interval.width());
        while (next.isBefore(bar.openTime()) && !doubtful.contains(next)) {
          whole.add(flat(next, whole.getLast().close()));
          next = next.plus(interval.width());
        }
      }
      whole.add(bar);
    }
    return List.copyOf(whole);
  }

  private static Candle flat(Instant open, double price) {
    return new Candle(open, price, price, price, price, 0, 0, true);
  }
}
