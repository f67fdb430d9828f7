package io.cryptorun.venues;

import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Interval;
import io.cryptorun.domain.market.MarketCache;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/// Stored bars of one instrument, in memory.
final class StoredBars implements MarketCache {
  private final TreeMap<Instant, Candle> bars = new TreeMap<>();

  @Override
  public synchronized List<Candle> candles(
      Instrument instrument, Interval interval, Instant from, Instant to) {
    return List.copyOf(bars.subMap(from, true, to, true).values());
  }

  @Override
  public synchronized void keep(Instrument instrument, Interval interval, List<Candle> closed) {
    closed.forEach(bar -> bars.putIfAbsent(bar.openTime(), bar));
  }

  List<Candle> all() {
    return List.copyOf(bars.values());
  }
}
