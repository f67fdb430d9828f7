package io.cryptorun.domain.scan;

import io.cryptorun.domain.gates.Gate;
import io.cryptorun.domain.gates.GateRules;
import io.cryptorun.domain.market.Venue;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/// How a scan judges its rows and how many it publishes.
///
/// @param books how old books may be
/// @param topN most rows of the published table
public record ScanRules(GateRules gates, BookAge books, int topN) {

  public ScanRules {
    if (topN < 1) {
      throw new IllegalArgumentException("top_n %d is not at least 1".formatted(topN));
    }
  }

  /// A hot scan looks at the books of promising rows again, immediately before it judges them.
  public static ScanRules hot(int topN, Set<Gate> enforced) {
    return new ScanRules(GateRules.hot(enforced), new BookAge.ByVenuePace(true), topN);
  }

  /// A premove sweep compares its coins like a hot scan but looks at their books once.
  public static ScanRules premove(int topN) {
    return new ScanRules(GateRules.hot(Set.of()), new BookAge.ByVenuePace(false), topN);
  }

  /// A warm scan makes do with books at hand.
  ///
  /// @param ttls how long a stored book serves, by venue
  public static ScanRules warm(int topN, Set<Gate> enforced, Map<Venue, Duration> ttls) {
    return new ScanRules(GateRules.warm(enforced), new BookAge.AsReused(ttls), topN);
  }
}
