package io.cryptorun.venues;

import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.CandleRequest;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The usable ones among the bars a venue sent: sound, on the grid, inside the window asked for,
/// closed by the venue's clock, one per open time, oldest first. Equal duplicates become one; of
/// conflicting ones none is kept, because data that contradicts itself is missing.
///
/// @param unsound bars dropped for impossible prices or volumes
/// @param offGrid bars dropped for an open time between two slots
/// @param conflicting open times dropped because two different bars claimed them
/// @param doubtful slots asked for whose bar was dropped: something was sent of them, so they are
///   not hours in which nothing traded
record CleanBars(
    List<Candle> bars, int unsound, int offGrid, int conflicting, NavigableSet<Instant> doubtful) {

  static CleanBars of(List<Candle> sent, CandleRequest request, Instant venueNow) {
    var width = request.interval().width();
    var byTime = new TreeMap<Instant, Candle>();
    var contradicted = new TreeMap<Instant, Candle>();
    var doubtful = new TreeSet<Instant>();
    int unsound = 0;
    int offGrid = 0;
    for (var bar : sent) {
      var open = bar.openTime();
      var slot = request.interval().floor(open);
      if (!bar.isSound()) {
        unsound++;
        doubtful.add(slot);
      } else if (!slot.equals(open)) {
        offGrid++;
        doubtful.add(slot);
      } else if (isAsked(open, request) && !open.plus(width).isAfter(venueNow)) {
        var other = byTime.putIfAbsent(open, bar);
        if (other != null && !other.equals(bar)) {
          contradicted.put(open, bar);
        }
      }
    }
    byTime.keySet().removeAll(contradicted.keySet());
    doubtful.addAll(contradicted.keySet());
    doubtful.removeIf(slot -> byTime.containsKey(slot) || !isAsked(slot, request));
    return new CleanBars(
        List.copyOf(byTime.values()),
        unsound,
        offGrid,
        contradicted.size(),
        Collections.unmodifiableNavigableSet(doubtful));
  }

  boolean anyDropped() {
    return unsound + offGrid + conflicting > 0;
  }

  private static boolean isAsked(Instant open, CandleRequest request) {
    return !open.isBefore(request.oldestOpen()) && !open.isAfter(request.newestOpen());
  }
}
