package io.cryptorun.simulator.trades;

import io.cryptorun.simulator.market.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The trades of a listing that have happened at an instant.
///
/// @param now milliseconds since 1970
public record TradeQuery(Listing listing, long now) {
  private static final long HOUR_MICROS = 3_600_000_000L;
  private static final long OLDEST_HOURS = 72;

  /// The newest trades, oldest first; none older than three days.
  public List<Trade> newest(int count) {
    return before(Long.MAX_VALUE, count);
  }

  /// The newest trades among those with a smaller number, oldest first; none older than three days.
  public List<Trade> before(long id, int count) {
    var newestFirst = new ArrayList<Trade>();
    long newest = Math.min(Math.floorDiv(id, HourOfTrades.IDS), nowHour());
    for (long hour = newest; hour > newest - OLDEST_HOURS; hour--) {
      for (var stretch : stretches(hour).reversed()) {
        for (var trade : stretch.get().reversed()) {
          if (happened(trade) && trade.id() < id) {
            newestFirst.add(trade);
          }
          if (newestFirst.size() == count) {
            return newestFirst.reversed();
          }
        }
      }
    }
    return newestFirst.reversed();
  }

  /// The oldest trades at or after an instant (microseconds since 1970), oldest first.
  public List<Trade> from(long micros, int count) {
    var found = new ArrayList<Trade>();
    long first = Math.max(Math.floorDiv(micros, HOUR_MICROS), listing.hours().first());
    for (long hour = first; hour <= nowHour(); hour++) {
      for (var stretch : stretches(hour)) {
        for (var trade : stretch.get()) {
          if (trade.micros() >= micros && happened(trade)) {
            found.add(trade);
          }
          if (found.size() == count) {
            return found;
          }
        }
      }
    }
    return found;
  }

  private boolean happened(Trade trade) {
    return trade.micros() <= now * 1000;
  }

  private long nowHour() {
    return Math.floorDiv(now * 1000, HOUR_MICROS);
  }

  /// The stretches of an hour, oldest first, each made when it is asked for.
  private List<Supplier<List<Trade>>> stretches(long hour) {
    var bar = listing.hours().at(hour);
    var stretches = new ArrayList<Supplier<List<Trade>>>();
    if (bar != null) {
      var trades = new HourOfTrades(listing, hour, bar);
      for (int i = 0; i < trades.stretches(); i++) {
        int stretch = i;
        stretches.add(() -> trades.stretch(stretch));
      }
    }
    return stretches;
  }
}
