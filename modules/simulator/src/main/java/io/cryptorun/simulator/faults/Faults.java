package io.cryptorun.simulator.faults;

import io.cryptorun.simulator.market.Host;
import io.cryptorun.simulator.market.Noise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/// Rules, and how many calls each of them was aimed at so far.
public final class Faults {
  private final long seed;
  private final List<FaultRule> rules;
  private final AtomicLongArray calls;

  private Faults(long seed, List<FaultRule> rules) {
    this.seed = seed;
    this.rules = List.copyOf(rules);
    this.calls = new AtomicLongArray(this.rules.size());
  }

  /// Nothing goes wrong.
  public static Faults none() {
    return new Faults(0, List.of());
  }

  /// Rules whose chance depends on a seed only.
  public static Faults of(long seed, List<FaultRule> rules) {
    return new Faults(seed, rules);
  }

  public static Faults of(FaultRule... rules) {
    return new Faults(1, List.of(rules));
  }

  /// Counts a call and tells what strikes it.
  public ActiveFaults strike(Host host, Endpoint endpoint, @Nullable String symbol, Instant now) {
    var struck = new ArrayList<FaultRule>();
    for (int i = 0; i < rules.size(); i++) {
      var rule = rules.get(i);
      if (rule.aimsAt(host, endpoint, symbol)
          && rule.trigger().strikes(calls.incrementAndGet(i), Noise.key(seed, i), now)) {
        struck.add(rule);
      }
    }
    return struck.isEmpty() ? ActiveFaults.NONE : new ActiveFaults(List.copyOf(struck));
  }
}
