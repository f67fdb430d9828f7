package io.cryptorun.simulator.trades;

import io.cryptorun.simulator.market.Listing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
      var trades = hour(hour);
      for (int i = trades == null ? -1 : trades.stretches() - 1; i >= 0; i--) {
        for (var trade : trades.stretch(i).reversed()) {
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
      var trades = hour(hour);
      for (int i = 0; trades != null && i < trades.stretches(); i++) {
        for (var trade : trades.stretch(i)) {
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

  private @Nullable HourOfTrades hour(long hour) {
    var bar = listing.hours().at(hour);
    return bar == null ? null : new HourOfTrades(listing, hour, bar);
  }
}
