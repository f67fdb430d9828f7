package io.cryptorun.venues;

import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.CandleRequest;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/// The usable ones among the bars a venue sent: sound, on the grid, inside the window asked for,
/// closed by the venue's clock, one per open time, oldest first. Equal duplicates become one; of
/// conflicting ones none is kept, because data that contradicts itself is missing.
///
/// @param unsound bars dropped for impossible prices or volumes
/// @param offGrid bars dropped for an open time between two slots
/// @param conflicting open times dropped because two different bars claimed them
record CleanBars(List<Candle> bars, int unsound, int offGrid, int conflicting) {

  static CleanBars of(List<Candle> sent, CandleRequest request, Instant venueNow) {
    var width = request.interval().width();
    var byTime = new TreeMap<Instant, Candle>();
    var contradicted = new TreeMap<Instant, Candle>();
    int unsound = 0;
    int offGrid = 0;
    for (var bar : sent) {
      var open = bar.openTime();
      if (!bar.isSound()) {
        unsound++;
      } else if (!request.interval().floor(open).equals(open)) {
        offGrid++;
      } else if (isAsked(open, request) && !open.plus(width).isAfter(venueNow)) {
        var other = byTime.putIfAbsent(open, bar);
        if (other != null && !other.equals(bar)) {
          contradicted.put(open, bar);
        }
      }
    }
    byTime.keySet().removeAll(contradicted.keySet());
    return new CleanBars(List.copyOf(byTime.values()), unsound, offGrid, contradicted.size());
  }

  boolean anyDropped() {
    return unsound + offGrid + conflicting > 0;
  }

  private static boolean isAsked(Instant open, CandleRequest request) {
    return !open.isBefore(request.oldestOpen()) && !open.isAfter(request.newestOpen());
  }
}
