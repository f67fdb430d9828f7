package io.cryptorun.simulator.synthetic;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongFunction;

/// The months computed last, so that a scan over all coins computes each of them once.
final class Months {
  private static final int KEPT = 480;

  private final Map<Key, double[]> kept = new LinkedHashMap<>(KEPT, 0.75f, true);

  /// The figures of a coin's month.
  synchronized double[] of(Coin coin, long month, LongFunction<double[]> compute) {
    var key = new Key(coin.rank(), month);
    double[] figures = kept.get(key);
    if (figures == null) {
      figures = compute.apply(month);
      kept.put(key, figures);
      if (kept.size() > KEPT) {
        kept.remove(kept.keySet().iterator().next());
      }
    }
    return figures;
  }

  private record Key(int rank, long month) {}
}
