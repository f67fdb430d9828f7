package io.cryptorun.simulator.market;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Candles of one listing as they stand at an instant, oldest first, the forming one last.
///
/// @param width seconds
/// @param offset seconds by which bars open after a multiple of the width (negative: before)
/// @param now milliseconds since 1970
public record CandleQuery(Listing listing, long width, long offset, long now) {
  private static final long DAY = 86_400;

  /// Candles that open no earlier than `from` and no later than `to` (seconds since 1970).
  public List<Candle> between(long from, long to) {
    var found = new ArrayList<Candle>();
    long newest = Math.min(floor(to), floor(Math.floorDiv(now, 1000)));
    long oldest = Math.max(ceil(from), floor(oldestSecond()));
    double lastClose = Double.NaN;
    for (long open = oldest; open <= newest; open += width) {
      var bar = bar(open);
      if (bar == null || (bar.base() <= 0 && listing.gaps() == Gaps.OMIT)) {
        bar = filling(open, lastClose);
      }
      if (bar != null) {
        lastClose = bar.close();
        found.add(Candle.of(open, width, bar, (open + width) * 1000 <= now));
      }
    }
    return found;
  }

  /// The newest candles, the forming one included.
  public List<Candle> newest(int count) {
    long last = floor(Math.floorDiv(now, 1000));
    return between(last - (count - 1) * width, last);
  }

  /// The open time of the bar that holds an instant (seconds since 1970).
  public long floor(long second) {
    return Math.floorDiv(second - offset, width) * width + offset;
  }

  private long ceil(long second) {
    long floor = floor(second);
    return floor == second ? second : floor + width;
  }

  private long oldestSecond() {
    long hours = listing.hours().first() * 3600;
    var days = listing.days();
    return days == null || !daily() ? hours : Math.min(hours, days.first() * DAY);
  }

  private @Nullable Bar bar(long open) {
    var days = listing.days();
    if (days != null && daily() && (open + DAY) * 1000 <= now) {
      var recorded = days.at(Math.floorDiv(open, DAY));
      if (recorded != null) {
        return recorded;
      }
    }
    return Window.of(listing.hours(), open * 1000, Math.min((open + width) * 1000, now));
  }

  private @Nullable Bar filling(long open, double lastClose) {
    if (listing.gaps() != Gaps.FLAT) {
      return null;
    }
    double close =
        Double.isNaN(lastClose)
            ? Window.closeBefore(listing.hours(), Math.floorDiv(open, 3600))
            : lastClose;
    return Double.isNaN(close) ? null : Bar.flat(close);
  }

  private boolean daily() {
    return width == DAY && offset == 0;
  }
}
