package io.cryptorun.venues;

import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Interval;
import io.cryptorun.domain.market.MarketCache;
import io.cryptorun.domain.market.Observation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Stored bars of one instrument and other answers, in memory.
final class StoredBars implements MarketCache {
  private final TreeMap<Instant, Candle> bars = new TreeMap<>();
  private final Map<Observation.Key, Observation> observations = new ConcurrentHashMap<>();

  @Override
  public synchronized List<Candle> candles(
      Instrument instrument, Interval interval, Instant from, Instant to) {
    return List.copyOf(bars.subMap(from, true, to, true).values());
  }

  @Override
  public synchronized void keep(Instrument instrument, Interval interval, List<Candle> closed) {
    closed.forEach(bar -> bars.putIfAbsent(bar.openTime(), bar));
  }

  @Override
  public Optional<Observation> newest(Observation.Key key) {
    return Optional.ofNullable(observations.get(key));
  }

  @Override
  public void keep(Observation observation) {
    observations.put(observation.key(), observation);
  }

  List<Candle> all() {
    return List.copyOf(bars.values());
  }
}
